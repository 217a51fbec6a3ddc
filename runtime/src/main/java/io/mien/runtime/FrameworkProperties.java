package io.mien.runtime;

import io.mien.boot.locked.LockedRelease;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Constants;
import org.osgi.framework.connect.ModuleConnector;
import org.osgi.framework.launch.Framework;

/**
 * The properties with which the framework is started: the launcher's, over them the feature's, over them the program's.
 *
 * @param values properties of OSGi and of Felix
 */
record FrameworkProperties(Map<String, Object> values) {
    /** @param locked the release, if the installation is locked */
    static FrameworkProperties of(Feature feature, RuntimeOptions options, Optional<LockedRelease> locked)
            throws StartException {
        Map<String, Object> values = new HashMap<>();
        // Two versions of one stage stand side by side while it is swapped, even two builds of one version.
        values.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        // A program may start several frameworks; the JDK lets URL handlers be set once only.
        values.put("felix.service.urlhandlers", "false");
        // The storage belongs to this run alone.
        values.put("felix.cache.locking", "false");
        // Each start sets its own configurations: kept ones would be those of another run.
        values.put("felix.cm.pm", "memory");
        // The descriptions of components are read once for all starts with the same bundles.
        values.put("ds.cache.metadata", "true");
        values.put("felix.log.logger", new FrameworkLog());
        if (options.embedded()) {
            values.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, ProgramApi.packages());
            // Else the resolver's threads stay for a minute after the end.
            values.put("felix.resolver.parallelism", "1");
        }
        values.putAll(feature.properties());
        values.putAll(options.properties());
        values.remove(LockedRelease.PROPERTY);
        locked.ifPresent(release -> values.put(LockedRelease.PROPERTY, release.name()));
        return new FrameworkProperties(values);
    }

    /**
     * Initializes the framework's classes, by making a framework that is not started: a thirtieth of a cold start, which another
     * processor does while the list of bundles is read.
     */
    static void warmUp() {
        Thread thread = new Thread(() -> new FrameworkFactory().newFramework(Map.of()), "mien-framework");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Felix takes objects where OSGi's signature says texts: its log is one.
     *
     * @param connector asked about what is installed, if there is one
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Framework newFramework(Path storage, Optional<ModuleConnector> connector) {
        Map<String, Object> all = new HashMap<>(values);
        all.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        FrameworkFactory factory = new FrameworkFactory();
        return connector.isEmpty() ? factory.newFramework((Map) all) : factory.newFramework((Map) all, connector.get());
    }
}
