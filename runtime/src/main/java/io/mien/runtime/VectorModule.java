package io.mien.runtime;

import java.lang.System.Logger.Level;

/**
 * Adds the module of the Vector API to a running JVM. The option {@code --add-modules} would print a warning at each start and
 * slow it down; what the JDK's own agents are loaded with does neither. It needs {@code --add-exports
 * java.base/jdk.internal.module=ALL-UNNAMED}, which {@code bin/mien} gives to {@code mien run}. Without the module matchers
 * compute as plain Java does.
 */
final class VectorModule {
    /** The package that the framework offers to bundles. */
    static final String PACKAGE = "jdk.incubator.vector";

    private static final String MODULE = PACKAGE;
    private static final String LOADER_PACKAGE = "jdk.internal.module";

    private VectorModule() {}

    /** Whether this JVM lets its module be loaded. */
    static boolean canBeLoaded() {
        return Object.class.getModule().isExported(LOADER_PACKAGE, VectorModule.class.getModule());
    }

    /** Loads it in a thread of its own, beside the start of the framework. */
    static Thread load() {
        Thread thread = new Thread(VectorModule::loadNow, "mien-vector-module");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void loadNow() {
        try {
            Class.forName(LOADER_PACKAGE + ".Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, MODULE);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            System.getLogger(VectorModule.class.getName())
                    .log(Level.DEBUG, "This Java has no Vector API to load: {0}", e.toString());
        }
    }
}
