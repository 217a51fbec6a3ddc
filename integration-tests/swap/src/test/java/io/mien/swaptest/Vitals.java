package io.mien.swaptest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The figures of a process that would grow if swaps leaked.
 *
 * @param classLoaders of bundles that are alive
 * @param threads that are alive
 * @param files that are open, 0 if unknown
 * @param nativeMebibytes resident memory minus the heap, 0 if unknown
 */
record Vitals(long classLoaders, long threads, long files, long nativeMebibytes) {
    /** Java makes loaders of its own for calls by reflection, and keeps them as long as there is room. */
    private static final String BUNDLE = "BundleClassLoader";

    private static final Path FILES = Path.of("/proc/self/fd");
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    /** Collects garbage before it looks: what may go has gone. */
    static Vitals take() {
        System.gc();
        System.gc();
        return new Vitals(classLoadersAlive(), threadsAlive(), filesOpen(), nativeMemory());
    }

    private static long classLoadersAlive() {
        try {
            Object answer = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmClassloaderStats",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return ((String) answer).lines().filter(l -> l.contains(BUNDLE)).count();
        } catch (JMException e) {
            throw new AssertionError("this Java does not count its class loaders", e);
        }
    }

    private static long threadsAlive() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long filesOpen() {
        if (!Files.isDirectory(FILES)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(FILES)) {
            return all.count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long nativeMemory() {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try {
            List<String> lines = Files.readAllLines(STATUS);
            long resident = lines.stream()
                    .filter(l -> l.startsWith(RESIDENT))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
                    .sum();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted() >> 20;
            return resident - heap;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
