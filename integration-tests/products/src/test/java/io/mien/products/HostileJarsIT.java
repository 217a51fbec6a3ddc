package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles and descriptions that harm: each is refused by name, or has a way back, and all else works on. */
class HostileJarsIT {
    private static final String PLAIN = "io.mien.aligner.plain";
    private static final String MUD =
            "[basic]\ntype = onnx\nmodel = w.onnx\n[extra]\nmodel_type = face_feature\n[mien]\n";

    @TempDir
    private Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    @Test
    void oneBadModelDisablesNoOtherAndSteersNoTerminal() throws IOException {
        ModelFolder models = new ModelFolder(folder.resolve("models\u001b[2J"))
                .text("slash.mud", MUD + "name = a/b\n")
                .text("nul.mud", MUD + "name = a\0b\n")
                .text("screen.mud", MUD + "name = red\nlicence = \u001b[31m\u202emine\u009b2J\n")
                .text("odd\u001b[2J.mud", MUD);
        HostileBundle.model("x", MUD + "name = a\u001bb\n", models.path().resolve("packed.jar"));
        CommandRun run = Mien.atPictures()
                .run("model", "list", "--models", models.path(), "--data", data())
                .done();
        run.says(
                "mien_detector",
                "slash.mud",
                "nul.mud",
                "packed.jar",
                "[mien] name has",
                "\\u001b[31m\\u202emine\\u009b2J");
        for (String text : List.of(run.out(), run.err())) {
            assertTrue(text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'), run::toString);
        }
    }

    @Test
    void runningMienRefusesHarmfulJars() throws IOException {
        Mien mien = Mien.atPictures()
                .configured(folder.resolve("home"), "io.mien.deploy", "start.millis = 5000\ninbox.poll.millis = 200\n");
        Product product = new Product(mien, data());
        try (Mien.Running running = product.startDeployable()) {
            Path large = HostileBundle.model("large", MUD + "x = " + " ".repeat(9 << 20), folder.resolve("large.jar"));
            product.on("deploy", large)
                    .failed()
                    .tells(large + ": OSGI-INF/mien/w.mud has", "jar.description.kilobytes of io.mien.deploy");
            for (String start : List.of(
                    "Thread.sleep(Long.MAX_VALUE);",
                    "while (true) { Thread.interrupted(); java.util.concurrent.locks.LockSupport.parkNanos(100_000_000); }")) {
                Path jar = HostileBundle.activator("hangs" + start.length(), start, folder.resolve("hangs.jar"));
                product.on("deploy", jar).failed().tells("its start has not returned after 5000 ms");
            }
            product.on("deploy", Bundle.stage(PLAIN, "2.0.0", folder.resolve("plain-2.jar")))
                    .done();
            inbox(product);
            product.awaitStatus("plain/3.0.0");
            running.kill();
        }
    }

    /** A jar that comes in two pieces, and a model bundle with code. */
    private void inbox(Product product) throws IOException {
        byte[] whole = Files.readAllBytes(Bundle.stage(PLAIN, "3.0.0", folder.resolve("plain-3.jar")));
        Path half = data().resolve("deploy/plain.jar");
        Files.write(half, Arrays.copyOf(whole, whole.length / 2));
        Path mixed = HostileBundle.model("mixed", MUD, folder.resolve("mixed.jar"));
        try (var zip = java.nio.file.FileSystems.newFileSystem(mixed)) {
            Files.write(zip.getPath("code.class"), new byte[] {1});
        }
        Files.copy(mixed, data().resolve("deploy/mixed.jar"));
        Path reason = data().resolve("deploy/refused/mixed.jar.txt");
        Wait.until(() -> Files.exists(reason), "the inbox refuses code in a model bundle");
        Wait.until(() -> read(reason).contains("code.class"), "the reason is written");
        product.on("deploy", mixed).failed().tells("not data alone", "--code");
        assertTrue(Files.exists(half), "what is not whole is waited for");
        Files.write(half, Arrays.copyOfRange(whole, whole.length / 2, whole.length), StandardOpenOption.APPEND);
        Wait.until(() -> !Files.exists(half), "the inbox takes what is whole now");
    }

    @Test
    void aBundleThatEndsEachStartIsLeftOutAfterTwo() throws IOException {
        LongTests.assume();
        Product product = new Product(
                Mien.atPictures().configured(folder.resolve("home"), "io.mien.deploy", "queue.millis = 180000\n"),
                data());
        Path trap = folder.resolve("trap");
        Path jar = HostileBundle.activator(
                "hostile.late",
                "if (java.nio.file.Files.exists(java.nio.file.Path.of(\"" + trap
                        + "\"))) Runtime.getRuntime().halt(9);",
                folder.resolve("late.jar"));
        product.on("deploy", jar).done();
        Files.createFile(trap);
        product.on("generations").done().says("deploy late.jar");
        for (int i = 0; i < 2; i++) {
            assertEquals(9, product.on("run").exit());
        }
        try (Mien.Running running = product.startDeployable()) {
            String told = "hostile.late 1.0.0 is left out: 2 starts in a row with it ended before Mien served";
            product.awaitStatus(told);
            Wait.until(
                    () -> product.on("generations").out().contains("left out hostile.late 1.0.0"),
                    "it is written down");
            product.awaitStatus(told);
            Wait.until(() -> product.on("health").out().contains(told), "health says it, too");
            Files.delete(trap);
            product.on("deploy", jar).done();
            assertFalse(product.on("status").done().out().contains("left out"));
            product.on("stop").done();
            assertEquals(0, running.await().exit());
        }
        Files.createFile(trap);
        product.on("undeploy", "hostile.late").done().says("retired hostile.late 1.0.0");
        product.on("status").done();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
