package io.mien.deploy.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageWishes;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.fake.Jars;
import io.mien.deploy.fake.World;
import io.mien.support.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A product to which bad newcomers come. */
@Timeout(60)
abstract class RefusalCase {
    @TempDir
    Path folder;

    World world;
    List<String> bundles;

    @BeforeEach
    void start() throws Exception {
        world = new World(folder)
                .with("api.jar", Jars.bundle("io.mien.recognizer", "1.0.0"))
                .with("plain.jar", Jars.stage("aligner", "plain", "1.0.0"))
                .with("face.jar", Jars.model("detector", "face", "1.0.0"))
                .start();
        Await.until(() -> world.generations().current().isPresent());
        bundles = world.bundles();
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    DeploymentException deploying(Path... files) {
        return assertThrows(
                DeploymentException.class, () -> world.service().deploy(List.of(files), DeploymentListener.NONE));
    }

    void assertRefused(Path file, String... words) {
        assertReason(deploying(file), words);
        assertUntouched();
    }

    static void assertReason(DeploymentException e, String... words) {
        for (String word : words) {
            assertTrue(e.getMessage().contains(word), () -> word + " is not in: " + e.getMessage());
        }
    }

    void assertUntouched() {
        try (Stream<Path> kept = Files.exists(world.data().resolve("bundles"))
                ? Files.list(world.data().resolve("bundles"))
                : Stream.of()) {
            assertEquals(List.of(), kept.toList());
            assertEquals(bundles, world.bundles());
            assertEquals(List.of(1L), world.generations().numbers());
            assertEquals(StageWishes.NONE, world.wishes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
