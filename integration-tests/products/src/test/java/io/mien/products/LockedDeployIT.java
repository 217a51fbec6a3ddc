package io.mien.products;

import static io.mien.products.LockedHome.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deployments into a locked product, by command, by folder and by page. */
class LockedDeployIT {
    @TempDir
    private Path folder;

    private LockedHome locked;

    @BeforeEach
    void lock() throws Exception {
        LongTests.assume();
        locked = LockedHome.in(folder);
    }

    @Test
    void deployTakesListedContentAlone() throws Exception {
        List<Path> attacks = List.of(
                locked.evil(),
                Bundle.stage("io.mien.aligner.plain", "2.0.0", locked.folder().resolve("newer.jar")),
                Bundle.model(
                        "io.mien.model.mien_feature", "0.0.1", locked.folder().resolve("older.jar")),
                zip("slip.jar", "../../evil", 1, 10),
                zip("bomb.jar", "bomb", 1, 64 << 20),
                zip("entries.jar", "entry", 10_000, 0));
        for (Path attack : attacks) {
            locked.product().on("deploy", attack).failed().tells(refusal(attack));
        }
        try (Mien.Running running = locked.product().startDeployable()) {
            for (Path attack : attacks) {
                locked.product().on("deploy", attack).failed().tells(refusal(attack));
            }
            locked.product().on("deploy", "--untried", locked.evil()).misused();
            locked.requireUntouched();
            assertFalse(Files.exists(locked.folder().resolve("evil")));
            Path listed = Files.copy(
                    Bundle.findModel("io.mien.model.mien_feature_small"),
                    locked.folder().resolve("small.jar"));
            locked.product().on("undeploy", "mien_feature_small").done();
            locked.product().on("deploy", listed).done();
            locked.product().on("rollback").done();
            locked.product().on("stop").done();
            assertEquals(0, running.await().done().exit());
        }
    }

    private Path zip(String name, String entry, int entries, int bytes) throws IOException {
        Path file = locked.folder().resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry(entry + (entries == 1 ? "" : i)));
                zip.write(new byte[bytes]);
            }
        }
        return file;
    }

    @Test
    void inboxMovesWhatIsNotListedToRefused() throws Exception {
        Path evil = locked.evil();
        try (Mien.Running running = locked.product().startDeployable()) {
            Path inbox = locked.data().resolve("deploy");
            Files.copy(evil, inbox.resolve("evil.jar"));
            Path reason = inbox.resolve("refused/evil.jar.txt");
            Wait.until(() -> Files.exists(reason) && !read(reason).isBlank(), "the inbox refuses it");
            assertTrue(read(reason).contains(refusal(inbox.resolve("evil.jar"))), () -> read(reason));
            locked.requireUntouched();
            locked.product().on("stop").done();
            assertEquals(0, running.await().done().exit());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void pageSaysWhyItRefuses() throws Exception {
        Path model = Bundle.model(
                "io.mien.model.mien_feature", "2.0.0", locked.folder().resolve("model.jar"));
        try (Page page = Page.open(locked.product(), Browser.open(), "demo:")) {
            Browser browser = page.browser();
            browser.room("stages");
            browser.read("mien_feature 1.0.0");
            ConsoleStagesIT.drop(browser, "model.jar", Files.readAllBytes(model));
            browser.read("Deploy this model bundle?");
            browser.click(ConsoleStagesIT.YES);
            ConsoleStagesIT.awaitChange(browser, "deploy model.jar", "failed");
            browser.read(refusal("model.jar"));
            locked.requireUntouched();
            page.stop();
        }
    }
}
