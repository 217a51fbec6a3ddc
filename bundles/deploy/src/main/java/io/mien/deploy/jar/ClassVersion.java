package io.mien.deploy.jar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The Java that a class was compiled for (Java Virtual Machine Specification, section 4.1). */
final class ClassVersion {
    private static final int HEAD = 8;
    private static final int MAGIC = 0xCAFEBABE;

    /** Java 1.0 has the major version 44. */
    private static final int BEFORE_JAVA_1 = 44;

    private ClassVersion() {}

    /** Whether an entry is a class that is loaded; variants for newer Javas are chosen by the framework. */
    static boolean isClass(String entry) {
        return entry.endsWith(".class") && !entry.startsWith("META-INF/") && !entry.endsWith("module-info.class");
    }

    /** The Java that it needs; 0 if it is not a class file. */
    static int read(InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        if (head.length < HEAD || ByteBuffer.wrap(head).getInt() != MAGIC) {
            return 0;
        }
        return ByteBuffer.wrap(head).getShort(6) - BEFORE_JAVA_1;
    }
}
