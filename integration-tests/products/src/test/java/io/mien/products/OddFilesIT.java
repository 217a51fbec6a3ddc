package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A FIFO or a device is refused wherever a file is read, and a running Mien keeps serving. */
class OddFilesIT {
    @TempDir
    private Path folder;

    private Path fifo;

    @BeforeEach
    void makeFifo() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "needs mkfifo");
        fifo = fifo("fifo");
    }

    private Path fifo(String name) throws IOException, InterruptedException {
        Path made = folder.resolve(name);
        Files.createDirectories(made.getParent());
        assertEquals(0, new ProcessBuilder("mkfifo", made.toString()).start().waitFor());
        return made;
    }

    @Test
    void refusesFifosAndDevicesInEveryVerbThatReadsAFile() throws Exception {
        Path data = TestPeople.enrolledIn(folder.resolve("data"));
        Product product = new Product(Mien.in(folder).within(Duration.ofMinutes(2)), data);
        Path weights = fifo("loose/w.onnx");
        Path mud = Files.writeString(
                weights.resolveSibling("w.mud"), "[basic]\ntype = onnx\nmodel = w.onnx\n[extra]\nmodel_type = yunet\n");
        try (Mien.Running running = product.start()) {
            for (Path odd : List.of(fifo, Path.of("/dev/zero"))) {
                List<List<Object>> verbs = List.of(
                        List.of("restore", odd),
                        List.of("faces", "import", odd),
                        List.of("detect", odd),
                        List.of("enroll", "Zoe", odd),
                        List.of("deploy", odd));
                for (List<Object> verb : verbs) {
                    refused(product.on(verb.toArray()), odd);
                }
                refused(product.mien().run("model", "pack", odd), odd);
            }
            refused(product.mien().run("model", "pack", mud), weights.getFileName());
            product.on("people", "--json").done();
        }
    }

    @Test
    void refusesModelsAndConfigurationsThatAreFifos() throws Exception {
        fifo("models/a.mud");
        fifo("models/b.jar");
        Mien mien = Mien.in(folder).within(Duration.ofMinutes(2));
        CommandRun listed =
                mien.run("model", "list", "--data", folder.resolve("data"), "--models", folder.resolve("models"));
        listed.says("a.mud is refused: is a FIFO", "b.jar is refused");

        Path home = folder.resolve("home");
        Mien configured = mien.configured(home, "io.mien.command", "wait.millis = 20000\n");
        Files.delete(home.resolve("conf/io.mien.command.properties"));
        fifo("home/conf/io.mien.command.properties");
        configured.run("people", "--data", folder.resolve("data")).failed().tells("io.mien.command.properties", "FIFO");
    }

    /** Every key of every component is checked alike, in the module of the house; here the command must end by it. */
    @Test
    void namesEachConfigurationValueThatIsNotAllowed() throws Exception {
        Path data = folder.resolve("data");
        Path conf = Files.createDirectories(data.resolve("conf"));
        Path signs = Files.writeString(
                conf.resolve("io.mien.matcher.signs.properties"), "recall = banana\nexact.below = -1\nreach = 5\n");
        Path recognizer = Files.writeString(conf.resolve("io.mien.recognizer.properties"), "keep.chips = no\n");
        CommandRun run = Mien.atPictures()
                .run("recognize", "--data", data, "strangers/1.jpg")
                .failed();
        run.tells(
                signs + ": recall of io.mien.matcher.signs is 'banana'; allowed is a number from 0.5 to 0.99999",
                signs + ": exact.below of io.mien.matcher.signs is '-1'; allowed is a whole number from 0 to",
                signs + ": io.mien.matcher.signs has no key reach",
                recognizer + ": keep.chips of io.mien.recognizer is 'no'; allowed is true or false");
        assertFalse(run.err().contains("Exception"), run::toString);
    }

    @Test
    void exportsFacesForTheirOwnerAlone() throws Exception {
        Path data = TestPeople.enrolledIn(folder.resolve("data"));
        Path file = folder.resolve("faces.bin");
        Mien.in(folder).run("faces", "export", "--data", data, file).done();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    private static void refused(CommandRun run, Path odd) {
        assertFalse(run.exit() == 0, run::toString);
        run.tells(odd.toString());
        assertFalse(run.err().contains("internal error") || run.err().contains("Exception"), run::toString);
    }
}
