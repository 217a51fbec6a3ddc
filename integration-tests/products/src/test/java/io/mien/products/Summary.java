package io.mien.products;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints at the end what was measured, what ran, and what was skipped and why. */
public final class Summary implements TestExecutionListener {
    private final Map<String, String> figures = new TreeMap<>(); // guarded by this
    private final Map<String, String> skipped = new TreeMap<>(); // guarded by this
    private final AtomicInteger passed = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public synchronized void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        figures.putAll(entry.getKeyValuePairs());
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        skipped.put(name(test), reason);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case SUCCESSFUL -> passed.addAndGet(test.isTest() ? 1 : 0);
            case FAILED -> failed.incrementAndGet();
            case ABORTED -> skipped.put(
                    name(test),
                    result.getThrowable()
                            .map(t -> t.getMessage().replace("Assumption failed: ", ""))
                            .orElse("no reason given"));
        }
    }

    private String name(TestIdentifier test) {
        String own = test.getDisplayName().replaceAll("\\(.*\\)$", "");
        return plan.getParent(test)
                .filter(p -> plan.getParent(p).isPresent())
                .map(p -> name(p) + " > " + own)
                .orElse(own);
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan finished) {
        if (passed.get() + failed.get() + skipped.size() == 0) {
            return;
        }
        System.out.println();
        System.out.println("Figures");
        print(figures);
        System.out.println("Skipped");
        print(skipped);
        System.out.printf("%d passed, %d failed, %d skipped%n", passed.get(), failed.get(), skipped.size());
        figures.clear();
        skipped.clear();
        passed.set(0);
        failed.set(0);
    }

    /** A table of two columns. */
    private static void print(Map<String, String> rows) {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(1);
        rows.forEach((name, value) -> System.out.printf("  %-" + width + "s  %s%n", name, value));
    }
}
