package io.mien.deploy.service;

import static io.mien.support.testing.SignedInstallation.REFUSAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.generation.Lock;
import io.mien.deploy.DeployOptions;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.fake.Jars;
import io.mien.deploy.fake.World;
import io.mien.support.testing.Await;
import io.mien.support.testing.SignedInstallation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a locked installation takes while it runs. */
@Timeout(60)
class LockedDeploymentTest {
    @TempDir
    Path folder;

    private World world;
    private Path spare;

    @BeforeEach
    void start() throws Exception {
        world = new World(folder)
                .with("api.jar", Jars.bundle("io.mien.recognizer", "1.0.0"))
                .with("plain.jar", Jars.stage("aligner", "plain", "1.0.0"));
        spare = Jars.stage("matcher", "spare", "1.0.0").write(world.home().resolve("bundles/spare.jar"));
        SignedInstallation.lock(world.home());
        world.start();
        Await.until(() -> world.generations().current().isPresent());
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    private DeploymentException refused(DeployOptions options, Path file) {
        return assertThrows(DeploymentException.class, () -> world.service()
                .deploy(List.of(file), options, DeploymentListener.NONE));
    }

    @Test
    void unlistedFileIsRefusedByNameAndNothingIsKept() throws Exception {
        Path evil = world.file("evil.jar", Jars.stage("aligner", "plain", "2.0.0"));
        List<String> before = world.bundles();
        assertEquals(evil + REFUSAL, refused(DeployOptions.defaults(), evil).getMessage());
        assertEquals(before, world.bundles());
        assertEquals(List.of(1L), world.generations().numbers());
        assertTrue(Files.notExists(world.data().resolve("bundles")));
    }

    @Test
    void listedContentIsInstalledFromTheInstallation() throws Exception {
        Path copy = Files.copy(spare, folder.resolve("from-outside.jar"));
        world.service().deploy(List.of(copy), DeploymentListener.NONE);
        assertTrue(world.bundles().contains("io.mien.matcher.spare 1.0.0"), () -> world.bundles()
                .toString());
        assertEquals(
                "reference:" + spare.toUri(),
                world.context("io.mien.matcher.spare 1.0.0").getBundle().getLocation());
    }

    @Test
    void listedFileThatTheInstallationLacksOrHasDamagedIsRefused() throws Exception {
        Path copy = Files.copy(spare, folder.resolve("from-outside.jar"));
        Files.write(spare, new byte[] {1}, StandardOpenOption.APPEND);
        assertTrue(refused(DeployOptions.defaults(), copy).getMessage().contains(spare + REFUSAL));
        Files.delete(spare);
        assertTrue(refused(DeployOptions.defaults(), copy).getMessage().contains(spare.toString()));
    }

    @Test
    void rollBackToAListThatNamesUnlistedBundlesIsRefused() throws Exception {
        Path copy = Files.copy(spare, folder.resolve("from-outside.jar"));
        world.service().deploy(List.of(copy), DeploymentListener.NONE);
        long before = world.generations().current().orElseThrow() - 1;
        Path list = world.data().resolve("generations/" + before + "/lock.json");
        Lock lock = world.generations().read(before + 1);
        String digest = lock.bundles().stream()
                .filter(b -> b.deployed())
                .findFirst()
                .orElseThrow()
                .sha256();
        String other = "0".repeat(64);
        Files.writeString(
                list,
                Files.readString(world.data().resolve("generations/" + (before + 1) + "/lock.json"))
                        .replace(digest, other)
                        .replace("\"number\": " + (before + 1), "\"number\": " + before));
        DeploymentException e = assertThrows(
                DeploymentException.class, () -> world.service().rollback(Optional.empty(), DeploymentListener.NONE));
        assertTrue(e.getMessage().contains(other + ".jar" + REFUSAL), e.getMessage());
        assertTrue(world.bundles().contains("io.mien.matcher.spare 1.0.0"), () -> world.bundles()
                .toString());
    }
}
