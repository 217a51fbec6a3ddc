package org.apache.derby.impl.services.reflect;

import java.io.InputStream;
import org.apache.derby.shared.common.stream.HeaderPrintWriter;

/**
 * Stands in place of the engine's loader of jars that are stored in a database, and loads nothing: a database is data. A
 * database whose property {@code derby.database.classpath} names a jar is not opened.
 */
final class JarLoader extends ClassLoader {
    /** @throws SecurityException always */
    JarLoader(UpdateLoader loader, String[] name, HeaderPrintWriter log) {
        super(null);
        throw new SecurityException("this engine loads no code out of a database");
    }

    void initialize() {
        // There never is an object of this class; the engine names its methods.
    }

    String getJarName() {
        return "";
    }

    Class<?> loadClassData(String name, String resource, boolean resolve) {
        return null;
    }

    InputStream getStream(String name) {
        return null;
    }

    Class<?> checkLoaded(String name, boolean resolve) {
        return null;
    }

    void setInvalid() {
        // There is nothing to release.
    }
}
