package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast pictures are recognized while the gallery of another extractor is made, beside how fast before. Run by hand, on a
 * machine that does nothing else: system property {@code mien.rate.faces}, 1000 for instance.
 */
class ServingRateIT {
    private static final int FACES = Integer.getInteger("mien.rate.faces", 0);
    private static final String NEW = "twin";
    private static final int CLIENTS = 2;
    private static final int BEFORE_SECONDS = 20;

    /** So many that the start of a client does not count. */
    private static final int AT_ONCE = 200;

    @TempDir
    private Path folder;

    private Product product;

    @Test
    void whileAGalleryIsMade(TestReporter reporter) throws Exception {
        assumeTrue(FACES > 0, "by hand: -Dmien.rate.faces=1000");
        product = new Product(Mien.atPictures(), folder.resolve("data"));
        List<String> pictures = new ArrayList<>();
        Collections.nCopies(20, TestPeople.probes()).forEach(pictures::addAll);
        try (Mien.Running running = product.startDeployable()) {
            enrol();
            product.on("deploy", ModelFolder.packedTwin(Mien.atPictures(), folder, NEW))
                    .done();
            Clients clients = new Clients(CLIENTS, pictures, AT_ONCE, this::recognize);
            clients.await(CLIENTS * AT_ONCE);
            double before = rate(running, BEFORE_SECONDS);
            double during = rateWhileMade();
            clients.stop();
            String figures = String.format(
                    Locale.ROOT, "%.1f/s before, %.1f/s during, %.0f %%", before, during, 100 * during / before);
            reporter.publishEntry("recognized while a gallery of " + FACES + " faces is made", figures);
        }
    }

    /** Everybody, again and again under other names, until there are enough. */
    private void enrol() {
        int rounds = (FACES - 1) / (TestPeople.NAMES.size() * TestPeople.EACH) + 1;
        Path people = folder.resolve("people");
        for (int round = 1; round <= rounds; round++) {
            for (String name : TestPeople.NAMES) {
                Pictures.variant(Mien.PICTURES.resolve("people/" + name), people.resolve(name + "-" + round), round);
            }
        }
        product.on("enroll", "--people", people).done();
    }

    private List<PrintedAnswer> recognize(List<?> pictures) {
        List<Object> all = new ArrayList<>(List.of("recognize", "--json"));
        all.addAll(pictures);
        return product.on(all.toArray()).done().answers();
    }

    private double rateWhileMade() throws InterruptedException {
        try (Mien.Running using = product.begin("use", NEW)) {
            Wait.until(() -> using.written().contains("gallery of"), "the gallery is being made");
            return rate(using, Integer.MAX_VALUE);
        }
    }

    /** Frames a second until a command ends or the time is over. */
    private double rate(Mien.Running until, int seconds) throws InterruptedException {
        long start = System.nanoTime();
        int before = frames();
        until.process().waitFor(seconds, TimeUnit.SECONDS);
        int frames = frames() - before;
        assertTrue(frames > 0);
        return frames / ((System.nanoTime() - start) / 1e9);
    }

    /** Calls of the stage that making a gallery does not call. */
    private int frames() {
        return ((Double) product.serving("detector").get("calls")).intValue();
    }
}
