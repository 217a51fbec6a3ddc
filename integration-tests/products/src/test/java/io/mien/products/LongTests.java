package io.mien.products;

import org.junit.jupiter.api.Assumptions;

/** Skips tests that take long. What they do in a plain build and in continuous integration is set in the root {@code pom.xml}. */
final class LongTests {
    private LongTests() {}

    /** Skips a test unless {@code -Dmien.full=true} is given. */
    static void assume() {
        assume(isFull());
    }

    /** Whether {@code -Dmien.full=true} is given. */
    static boolean isFull() {
        return Boolean.getBoolean("mien.full");
    }

    /** How often a test kills a process, according to a property; at 0 the test is skipped. */
    static int kills(String property) {
        int kills = Integer.getInteger(property, 0);
        assume(kills > 0);
        return kills;
    }

    private static void assume(boolean runs) {
        Assumptions.assumeTrue(runs, "takes long: -Dmien.full=true");
    }
}
