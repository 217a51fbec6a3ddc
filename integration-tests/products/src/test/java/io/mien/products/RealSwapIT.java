package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.reference.SharedFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * In a running product with 120 people of LFW, one real feature model takes the place of another while clients recognize
 * pictures, and goes again.
 */
class RealSwapIT {
    private static final String OLD = "mobileface_v2";
    private static final String NEW = "mobilefacenet";
    private static final int CLIENTS = 3;
    private static final int AT_ONCE = 10;

    /** Of the pictures every so manieth is recognized once more after the way back. */
    private static final int STEP_BACK = 6;

    /** What two runs of one network on one picture may differ by. */
    private static final double NOISE = 1e-4;

    @TempDir
    private Path folder;

    private Product product;
    private Lfw people;

    @Test
    void figuresAreThoseOfTheModelThatServes(TestReporter reporter) {
        Path shared = SharedFolder.assume();
        LongTests.assume();
        people = Lfw.of(shared, folder.resolve("first"));
        product = new Product(Mien.in(folder), folder.resolve("data"));
        try (Mien.Running running = product.startDeployable()) {
            deploy(pack(shared, "retinaface_mnet025_320x256", 10), pack(shared, OLD, 10));
            product.on("enroll", "--json", "--face", "centre", "--people", people.first())
                    .done();
            assertEquals(120., product.status().get("faces"));
            Map<String, Map<String, PrintedAnswer>> alone = new HashMap<>();
            alone.put(OLD, measured(OLD, .975, .885, reporter));

            Path jar = pack(shared, NEW, 20);
            Clients clients = new Clients(CLIENTS, people.probes(), AT_ONCE, this::recognize);
            clients.await(CLIENTS * AT_ONCE);
            CommandRun deployed = deploy(jar).says("gallery of extractor " + NEW, "extractor " + NEW + " 1.0.0 serves");
            // More than were asked for before it served.
            clients.await(CLIENTS * AT_ONCE + 1);
            List<PrintedAnswer> during = clients.stop();
            assertEquals(NEW, product.name("extractor"));
            alone.put(NEW, measured(NEW, .989, .965, reporter));

            CommandRun back = product.on("rollback").done();
            assertEquals(OLD, product.name("extractor"));
            recognize(Lfw.every(STEP_BACK, people.probes()))
                    .forEach(again -> assertSame(alone.get(OLD).get(again.file()), again));
            report(during, alone, reporter);
            reporter.publishEntry(
                    "to " + NEW + " with 120 people under load, and back",
                    seconds(deployed.time()) + ", " + seconds(back.time()));
            assertTrue(running.process().isAlive());
        }
    }

    /** Each answer is the one that the line-up it names gives alone: none is wrong, and none is of both. */
    private static void report(
            List<PrintedAnswer> during, Map<String, Map<String, PrintedAnswer>> alone, TestReporter reporter) {
        during.forEach(a -> assertSame(alone.get(extractor(a)).get(a.file()), a));
        Map<String, Long> counts = during.stream()
                .collect(Collectors.groupingBy(RealSwapIT::extractor, TreeMap::new, Collectors.counting()));
        assertEquals(List.of(OLD, NEW), List.copyOf(counts.keySet()));
        reporter.publishEntry("answers during the swap, none failed or mixed", counts.toString());
    }

    private static String extractor(PrintedAnswer answer) {
        return answer.lineUp().get("extractor").toString().split("/")[0];
    }

    private static void assertSame(PrintedAnswer expected, PrintedAnswer answer) {
        assertEquals(expected.lineUp(), answer.lineUp(), answer::toString);
        assertEquals(expected.labels(), answer.labels(), answer::toString);
        for (int i = 0; i < expected.faces().size(); i++) {
            double wanted = expected.faces().get(i).similarity();
            assertEquals(wanted, answer.faces().get(i).similarity(), NOISE, answer::toString);
        }
    }

    /** A model bundle that goes before those of a lesser ranking. */
    private Path pack(Path shared, String model, int ranking) {
        Path jar = folder.resolve(model + ".jar");
        Path mud = ModelFolder.ranked(folder.resolve(model), shared.resolve("models"), model, ranking);
        product.mien().run("model", "pack", mud, "-o", jar).done();
        return jar;
    }

    private CommandRun deploy(Path... jars) {
        List<Object> arguments = new ArrayList<>(List.of("deploy"));
        arguments.addAll(List.of(jars));
        return product.on(arguments.toArray()).done();
    }

    /** With no threshold, so that the best hit of everybody is told. */
    private List<PrintedAnswer> recognize(List<?> pictures) {
        List<Object> all = new ArrayList<>(List.of("recognize", "--json", "--face", "centre", "--threshold", "0"));
        all.addAll(pictures);
        return product.on(all.toArray()).done().answers();
    }

    /** The answers to all probes by their file. */
    private Map<String, PrintedAnswer> measured(String extractor, double rank1, double dir1, TestReporter reporter) {
        Map<String, PrintedAnswer> byFile = new HashMap<>();
        OpenSet figures = people.measure(pictures -> {
            List<PrintedAnswer> answers = recognize(pictures);
            answers.forEach(a -> assertEquals(extractor, extractor(a), a::toString));
            answers.forEach(a -> byFile.put(a.file(), a));
            return answers;
        });
        reporter.publishEntry("open set, running product with " + extractor, figures.toString());
        figures.assertAtLeast(rank1, dir1);
        return byFile;
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
}
