package io.mien.deploy.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.deploy.Deployment;
import io.mien.deploy.Generation;
import io.mien.deploy.fake.DeploySettings;
import io.mien.deploy.fake.Jars;
import io.mien.deploy.jar.ListedContent;
import io.mien.deploy.service.CheckSettings;
import io.mien.support.testing.Await;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that arrive in pieces, stall, or are mended after they were refused. */
@Timeout(60)
class InboxWorkerTest {
    private static final Duration POLL = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private final List<String> deployed = new CopyOnWriteArrayList<>();
    private volatile Callable<?> meanwhile = () -> null;
    private Path inbox;
    private InboxWorker worker;

    @BeforeEach
    void prepare() throws IOException {
        inbox = Files.createDirectory(folder.resolve("deploy"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        worker.close();
        worker.awaitEnd(Duration.ofSeconds(10));
    }

    /** A deployment that takes everything. */
    private void start(Duration wait) {
        Generation generation = Generation.of(2, Instant.EPOCH, "", "").current(true);
        Deployment all = (Deployment) Proxy.newProxyInstance(
                Deployment.class.getClassLoader(), new Class<?>[] {Deployment.class}, (proxy, method, arguments) -> {
                    deployed.add(((List<?>) arguments[0]).get(0).toString());
                    meanwhile.call();
                    meanwhile = () -> null;
                    return generation;
                });
        worker = new InboxWorker(
                all,
                CheckSettings.of(new DeploySettings(), folder, new ListedContent(Optional.empty())),
                new RefusedFiles(inbox.resolve("refused")),
                inbox,
                new InboxWorker.Pace(POLL, wait));
        worker.start();
    }

    @Test
    void waitsForAFileThatIsNotWhole() throws IOException {
        start(Duration.ofMinutes(1));
        byte[] whole = jar();
        Path file = Files.write(inbox.resolve("a.jar"), Arrays.copyOf(whole, whole.length / 2));
        worker.add(file);
        Path other = Files.write(inbox.resolve("b.jar"), jar());
        worker.add(other);
        Await.until(() -> deployed.contains(other.toString()));
        assertTrue(Files.exists(file), "it is still there");
        append(file, whole, whole.length / 2);
        Await.until(() -> deployed.contains(file.toString()));
        Await.until(() -> !Files.exists(file));
        assertFalse(Files.exists(inbox.resolve("refused")));
    }

    @Test
    void triesAFileAgainThatIsCompletedAfterItWasRefused() throws IOException {
        start(Duration.ZERO);
        byte[] whole = jar();
        Path file = Files.write(inbox.resolve("a.jar"), Arrays.copyOf(whole, whole.length / 2));
        worker.add(file);
        Path refused = inbox.resolve("refused/a.jar");
        Await.until(() -> Files.exists(inbox.resolve("refused/a.jar.txt")));
        assertEquals(List.of(), deployed);
        append(refused, whole, whole.length / 2);
        Await.until(() -> deployed.contains(file.toString()));
        Await.until(() -> !Files.exists(inbox.resolve("refused/a.jar.txt")));
    }

    @Test
    void triesAFileAgainThatIsReplacedAfterItWasRefused() throws IOException {
        start(Duration.ZERO);
        Path file = Files.writeString(inbox.resolve("a.jar"), "no jar");
        worker.add(file);
        Await.until(() -> Files.exists(inbox.resolve("refused/a.jar.txt")));
        Path better = Files.write(folder.resolve("better"), jar());
        Files.move(better, inbox.resolve("refused/a.jar"), StandardCopyOption.REPLACE_EXISTING);
        Await.until(() -> deployed.contains(file.toString()));
    }

    @Test
    void leavesAloneWhatWasRefusedAndIsAsItWas() throws IOException {
        start(Duration.ZERO);
        worker.add(Files.writeString(inbox.resolve("a.txt"), "no jar"));
        Await.until(() -> Files.exists(inbox.resolve("refused/a.txt.txt")));
        String reason = Files.readString(inbox.resolve("refused/a.txt.txt"));
        assertTrue(reason.contains("is not a jar"), reason);
        Path other = Files.write(inbox.resolve("b.jar"), jar());
        worker.add(other);
        Await.until(() -> deployed.contains(other.toString()));
        assertTrue(Files.exists(inbox.resolve("refused/a.txt")));
        assertEquals(1, deployed.size());
    }

    @Test
    void takesAFileAgainThatIsWrittenToAfterItWasDeployed() throws IOException {
        start(Duration.ofMinutes(1));
        Path file = Files.write(inbox.resolve("a.jar"), jar());
        try (OutputStream open = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            worker.add(file);
            Await.until(() -> Files.exists(inbox.resolve(".deployed/a.jar")));
            assertFalse(Files.exists(file));
            open.write(new byte[100]);
        }
        // With the rest it is not a jar, and waits for more.
        Await.until(() -> Files.exists(file));
        assertEquals(1, deployed.size());
    }

    @Test
    void deploysAFileThatIsMovedOverTheOneBeingDeployed() throws IOException {
        Path file = Files.write(inbox.resolve("a.jar"), jar());
        Path next = Files.write(folder.resolve("next"), jar());
        meanwhile = () -> Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        start(Duration.ofMinutes(1));
        worker.add(file);
        Await.until(() -> deployed.equals(List.of(file.toString(), file.toString())));
        Await.until(() -> !Files.exists(file));
    }

    @Test
    void removesADeployedFileAfterAWhile() throws IOException {
        start(Duration.ofMillis(1));
        Path file = Files.write(inbox.resolve("a.jar"), jar());
        worker.add(file);
        Await.until(() -> deployed.size() == 1);
        Await.until(() -> Files.exists(inbox.resolve(".deployed"))
                && !Files.exists(inbox.resolve(".deployed/a.jar"))
                && !Files.exists(file));
    }

    private byte[] jar() {
        try {
            return Files.readAllBytes(Jars.stage("aligner", "plain", "2.0.0").write(folder.resolve("made.jar")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path file, byte[] bytes, int from) throws IOException {
        Files.write(file, Arrays.copyOfRange(bytes, from, bytes.length), StandardOpenOption.APPEND);
    }
}
