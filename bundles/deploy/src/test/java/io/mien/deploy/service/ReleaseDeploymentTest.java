package io.mien.deploy.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.generation.UnprovedRelease;
import io.mien.deploy.DeployOptions;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentProgress;
import io.mien.deploy.Generation;
import io.mien.deploy.InstalledBundle;
import io.mien.recognizer.StageStatus;
import io.mien.support.testing.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files that are the difference to a release: they stay or go together. */
class ReleaseDeploymentTest extends DeploymentCase {
    private static final DeployOptions RELEASE = DeployOptions.defaults().release("gate 2 (sequence 7)");

    private final ExecutorService later = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        later.shutdownNow();
    }

    private Future<Generation> upgrade() throws Exception {
        List<Path> files = List.of(world.file("plain.jar", plain2()), world.file("face.jar", face2()));
        return later.submit(() -> world.service().deploy(files, RELEASE, DeploymentListener.NONE));
    }

    @Test
    void allOfItServesInOneGenerationThatNamesIt() throws Exception {
        Generation generation = upgrade().get(30, TimeUnit.SECONDS);
        assertEquals(2, generation.number());
        assertEquals("upgrade gate 2 (sequence 7)", generation.why());
        assertInstalled(OPENCV, PLAIN_2, FACE_2);
    }

    @Test
    void aPartThatDoesNotComeTakesTheOthersAlong() throws Exception {
        world.fakes().refuse("face/2.0.0", "it cannot be opened");
        ExecutionException e =
                assertThrows(ExecutionException.class, () -> upgrade().get(30, TimeUnit.SECONDS));
        assertTrue(e.getCause().getMessage().contains("it cannot be opened"), e.getCause()::getMessage);
        assertInstalled(FIRST.toArray(String[]::new));
        assertEquals(List.of(1L), world.generations().numbers());
    }

    /** One part has passed, and its predecessor is removed, when the other one fails. */
    @Test
    void aPartThatFailsItsProbationTakesTheOthersAlong() throws Exception {
        world.fakes().state("plain/2.0.0", StageStatus.State.PROBATION);
        world.fakes().state("face/2.0.0", StageStatus.State.PROBATION);
        Future<Generation> upgrade = upgrade();
        untilGeneration(2);
        world.fakes().state("plain/2.0.0", StageStatus.State.SERVING);
        Await.until(() -> !world.bundles().contains(PLAIN_1));
        assertFalse(upgrade.isDone());
        world.fakes().rollBack("face/2.0.0", "it failed 9 of 20 calls");

        ExecutionException e = assertThrows(ExecutionException.class, () -> upgrade.get(30, TimeUnit.SECONDS));
        String told = e.getCause().getMessage();
        assertTrue(told.startsWith("upgrade gate 2 (sequence 7) is rolled back: "), told);
        assertTrue(told.endsWith("detector face 2.0.0 failed: it failed 9 of 20 calls"), told);
        assertInstalled(FIRST.toArray(String[]::new));
        assertEquals(Optional.empty(), unproved());
        String why = world.service().current().why();
        assertTrue(why.startsWith("upgrade gate 2 (sequence 7) failed: "), why);
        assertTrue(world.service().refusals().stream().anyMatch(r -> r.reason().contains("9 of 20 calls")));
        // As before the upgrade: nothing was changed, and there is nothing to go back to.
        DeploymentException nothing = assertThrows(
                DeploymentException.class, () -> world.service().rollback(Optional.empty(), DeploymentListener.NONE));
        assertTrue(nothing.getMessage().contains("nothing before"), nothing.getMessage());
    }

    /** If the process ended before that, the next one would start what was before. */
    @Test
    void itIsProvedWithTheLastOfItsParts() throws Exception {
        world.fakes().state("plain/2.0.0", StageStatus.State.PROBATION);
        world.fakes().state("face/2.0.0", StageStatus.State.PROBATION);
        Future<Generation> upgrade = upgrade();
        untilGeneration(2);
        assertEquals(Optional.of(new UnprovedRelease("gate 2 (sequence 7)", 1)), unproved());
        world.fakes().state("plain/2.0.0", StageStatus.State.SERVING);
        untilGeneration(3);
        assertEquals(Optional.of(new UnprovedRelease("gate 2 (sequence 7)", 1)), unproved());
        world.fakes().state("face/2.0.0", StageStatus.State.SERVING);
        upgrade.get(30, TimeUnit.SECONDS);
        assertEquals(Optional.empty(), unproved());
        assertInstalled(OPENCV, PLAIN_2, FACE_2);
    }

    /** Nobody waits who would take the rest of it back: the next start does. */
    @Test
    void neverProvesTheRestOfOneThatFailed() throws Exception {
        world.fakes().state("plain/2.0.0", StageStatus.State.PROBATION);
        world.fakes().state("face/2.0.0", StageStatus.State.PROBATION);
        List<Path> files = List.of(world.file("plain.jar", plain2()), world.file("face.jar", face2()));
        assertThrows(DeploymentException.class, () -> world.service().deploy(files, RELEASE, new Gone()));
        world.fakes().rollBack("face/2.0.0", "it failed 9 of 20 calls");
        untilGeneration(3);
        world.fakes().state("plain/2.0.0", StageStatus.State.SERVING);
        untilGeneration(4);
        assertEquals(Optional.of(new UnprovedRelease("gate 2 (sequence 7)", 1, true)), unproved());
    }

    private Optional<UnprovedRelease> unproved() throws Exception {
        return world.generations()
                .read(world.generations().current().orElseThrow())
                .unproved();
    }

    /** So a product that is stopped does not wait for a probation, and takes nothing back that has not failed. */
    @Test
    void aCallerThatLeavesTakesNothingBack() throws Exception {
        world.fakes().state("plain/2.0.0", StageStatus.State.PROBATION);
        Path jar = world.file("plain.jar", plain2());
        Future<Generation> upgrade = later.submit(() -> world.service().deploy(List.of(jar), RELEASE, new Gone()));
        ExecutionException e = assertThrows(ExecutionException.class, () -> upgrade.get(30, TimeUnit.SECONDS));
        assertEquals(
                "not waited for any longer; the probation continues",
                e.getCause().getMessage());
        assertEquals(2, world.service().current().number());
        assertTrue(world.bundles().contains(PLAIN_2));
    }

    private static final class Gone implements DeploymentListener {
        @Override
        public void progress(DeploymentProgress progress) {}

        @Override
        public boolean isWaiting() {
            return false;
        }
    }

    @Test
    void tellsWhatCanBeReplaced() throws Exception {
        assertTrue(world.service().current().bundles().stream().allMatch(InstalledBundle::replaceable));
    }
}
