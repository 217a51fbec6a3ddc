package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien store migrate}: from the gallery of the data folder into a second one that is configured beside it. */
class StoreMigrateIT {
    private static final int MOST_DELAY_MILLIS = 1_500;

    @TempDir
    private Path folder;

    private Product product;

    /** A product whose configuration names a second store. */
    @BeforeEach
    void configure() throws IOException {
        product = configured(folder);
    }

    private static Product configured(Path folder) throws IOException {
        Mien mien = Mien.atPictures()
                .configured(
                        folder.resolve("home"),
                        "io.mien.store.derby.spare~archive",
                        "folder = " + folder.resolve("archive") + "\n");
        return new Product(mien, TestPeople.enrolledIn(folder.resolve("data")));
    }

    @Test
    void everybodyMovesAndTheNextStartHasThemThere() throws Exception {
        LongTests.assume();
        assertEquals("derby", product.name("store"));
        Object gallery = product.status().get("gallery");
        try (Mien.Running running = product.startDeployable()) {
            product.on("store", "migrate", "archive").done().says("moved 8 faces to archive");
            assertMoved();
            product.on("enroll", "Zoe", "strangers/1.jpg").done();
            product.on("stop").done();
            running.await().done();
        }
        assertMoved();
        assertEquals(9., product.status().get("people"));
        product.on("backup", folder.resolve("archive.bak")).done();
        try (Mien.Running running = product.startDeployable()) {
            assertMoved();
            product.on("use", "derby").done();
            assertEquals(gallery, product.status().get("gallery"), "nothing in the old one was deleted");
            assertEquals(8., product.status().get("people"));
            assertTrue(running.process().isAlive());
        }
    }

    @Test
    void everybodyMovesIntoALog() throws Exception {
        Mien mien = Mien.atPictures()
                .configured(
                        folder.resolve("home of two"),
                        "io.mien.store.log.spare~archive",
                        "folder = " + folder.resolve("archive") + "\n");
        Product desk = new Product(mien.with("MIEN_FEATURE", withLog().toString()), folder.resolve("data"));
        try (Mien.Running running = desk.startDeployable()) {
            desk.on("store", "migrate", "archive").done().says("moved 8 faces to archive");
            assertEquals("archive", desk.name("store"));
            desk.on("enroll", "Zoe", "strangers/1.jpg").done();
            desk.on("forget", "Ada").done();
            assertTrue(running.process().isAlive());
        }
        assertEquals("archive", desk.name("store"));
        assertEquals(8., desk.status().get("people"));
    }

    /** The product with both stores. */
    private Path withLog() throws IOException {
        String desk = Files.readString(Mien.HOME.resolve("features/desk.json"));
        String both = desk.replaceFirst(
                "\\{\"id\": \"io.mien:io.mien.store.derby:(.*?)\"}", "$0, {\"id\": \"io.mien:io.mien.store.log:$1\"}");
        return Files.writeString(folder.resolve("both.json"), both);
    }

    private void assertMoved() {
        assertEquals("archive", product.name("store"));
        assertKnown();
    }

    private void assertKnown() {
        List<Object> recognize = new ArrayList<>(List.of("recognize", "--json"));
        recognize.addAll(TestPeople.probes());
        product.on(recognize.toArray())
                .done()
                .answers()
                .forEach(a -> assertEquals(List.of(TestPeople.on(a.file())), a.labels(), a::toString));
    }

    @Test
    void killedInTheMiddleOneOfThemHasEverybody(TestReporter reporter) throws Exception {
        int kills = LongTests.kills("mien.kills.store");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int moved = 0;
        boolean afresh = false;
        for (int kill = 1; kill <= kills; kill++) {
            if (afresh) {
                product = configured(Files.createDirectory(folder.resolve("after " + moved)));
            }
            try (Mien.Running running = product.startDeployable();
                    Mien.Running migrating = product.begin("store", "migrate", "archive")) {
                migrating.process().waitFor(random.nextInt(MOST_DELAY_MILLIS), TimeUnit.MILLISECONDS);
                running.kill();
                migrating.await();
            }
            String told = "kill " + kill + " of seed " + seed;
            assertEquals(8., product.status().get("people"), told);
            afresh = product.name("store").equals("archive");
            moved += afresh ? 1 : 0;
            assertKnown();
        }
        try (Mien.Running running = product.startDeployable()) {
            if (!afresh) {
                product.on("store", "migrate", "archive").done();
            }
            assertMoved();
            assertTrue(running.process().isAlive());
        }
        reporter.publishEntry("kill -9 while a gallery is moved", kills + " times, " + moved + " after the move");
    }
}
