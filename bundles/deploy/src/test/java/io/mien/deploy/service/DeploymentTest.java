package io.mien.deploy.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageContent;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentProgress.Step;
import io.mien.deploy.Generation;
import io.mien.deploy.fake.Jars;
import io.mien.recognizer.StageStatus;
import io.mien.support.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What comes: deployments, their probation and how they end. */
class DeploymentTest extends DeploymentCase {
    @Test
    void startedBundlesAreTheFirstGeneration() throws Exception {
        // It is written in the background, and then known.
        untilGeneration(1);
        assertEquals(FIRST, world.locked());
        Generation first = world.service().current();
        assertTrue(first.current());
        assertEquals("io.mien:desk:1", first.product());
        assertTrue(first.bundles().stream().allMatch(b -> b.sha256().length() == 64 && !b.deployed()));
    }

    @Test
    void aNewerStageTakesThePlaceOfTheOlder() throws Exception {
        Generation second = deploy("new.jar", plain2());
        assertEquals(2, second.number());
        assertEquals("deploy new.jar", second.why());
        assertInstalled(OPENCV, PLAIN_2, FACE_1);
        assertEquals(List.of(Step.INSTALLED, Step.RESOLVED, Step.SERVING, Step.WRITTEN, Step.RETIRED), steps);
        List<Generation> all = world.service().generations();
        assertEquals(List.of(2L, 1L), all.stream().map(Generation::number).toList());
        assertEquals(List.of(true, false), all.stream().map(Generation::current).toList());
    }

    @Test
    void aNewerModelAndAStageAtOnce() throws Exception {
        world.service().deploy(List.of(world.file("a.jar", plain2()), world.file("b.jar", face2())), this::heard);
        assertInstalled(OPENCV, PLAIN_2, FACE_2);
        assertEquals(List.of(2L, 1L), world.generations().numbers());
    }

    @Test
    void anotherNameStandsBeside() throws Exception {
        deploy("other.jar", Jars.stage("aligner", "better", "1.0.0"));
        assertEquals(Step.CANDIDATE, steps.get(2));
        assertInstalled("io.mien.aligner.better 1.0.0", OPENCV, PLAIN_1, FACE_1);
    }

    @Test
    void deployingAnInstalledBundleChangesNothing() throws Exception {
        deploy("new.jar", plain2());
        assertEquals(2, deploy("again.jar", plain2()).number());
        assertInstalled(OPENCV, PLAIN_2, FACE_1);
    }

    @Test
    void onProbationTheOlderOneStaysUntilItIsPassed() throws Exception {
        world.fakes().state("plain/2.0.0", StageStatus.State.PROBATION);
        deploy("new.jar", plain2());
        assertTrue(steps.contains(Step.PROBATION) && !steps.contains(Step.RETIRED), steps::toString);
        assertEquals(List.of(OPENCV, PLAIN_1, PLAIN_2, FACE_1), world.bundles());
        assertEquals(List.of(OPENCV, PLAIN_1 + " superseded", PLAIN_2, FACE_1), world.locked());
        world.fakes().state("plain/2.0.0", StageStatus.State.SERVING);
        untilGeneration(3);
        Await.until(() -> world.bundles().size() == 3);
        assertInstalled(OPENCV, PLAIN_2, FACE_1);
        // A roll-back goes to before the deployment, not to the middle of it.
        world.service().rollback(Optional.empty(), DeploymentListener.NONE);
        assertInstalled(FIRST.toArray(String[]::new));
    }

    @Test
    void aProbationThatAnEndInterruptsBeginsAnew() throws Exception {
        world.fakes().state("plain/2.0.0", StageStatus.State.PROBATION);
        deploy("new.jar", plain2());
        assertTrue(Files.exists(world.data().resolve("probation")));
        world.again(false, f -> f.state("plain/2.0.0", StageStatus.State.PROBATION));
        Await.until(() -> world.bundles().contains(PLAIN_2));
        assertEquals(List.of(OPENCV, PLAIN_1 + " superseded", PLAIN_2, FACE_1), world.locked());
        assertEquals(2, world.generations().current().orElseThrow());
        assertTrue(Files.exists(world.data().resolve("probation")));
        world.fakes().state("plain/2.0.0", StageStatus.State.SERVING);
        Await.until(() -> world.bundles().size() == 3);
        assertInstalled(OPENCV, PLAIN_2, FACE_1);
        Await.until(() -> !Files.exists(world.data().resolve("probation")));
    }

    @Test
    void bundleThatTakesTheProcessDownOnProbationIsOutAtTheNextStart() throws Exception {
        world.fakes().state("plain/2.0.0", StageStatus.State.PROBATION);
        deploy("new.jar", plain2());
        world.again(true, f -> {});
        untilGeneration(3);
        assertInstalled(FIRST.toArray(String[]::new));
        assertEquals(
                PLAIN_2 + " failed: a process died while it was on probation",
                world.service().current().why());
        // A new request brings it back: its record is forgotten.
        world.fakes().state("plain/2.0.0", StageStatus.State.PROBATION);
        deploy("again.jar", plain2());
        world.again(false, f -> {});
        Await.until(() -> world.bundles().contains(PLAIN_2) && world.bundles().size() == 3);
    }

    @Test
    void bundleThatDoesNotComeAgainIsTakenOut() throws Exception {
        world.fakes().state("face/2.0.0", StageStatus.State.PROBATION);
        deploy("face.jar", face2());
        world.again(false, f -> f.refuse("face/2.0.0", "it cannot be opened"));
        untilGeneration(3);
        assertInstalled(FIRST.toArray(String[]::new));
        String why = world.service().current().why();
        assertTrue(why.contains("it cannot be opened"), why);
    }

    @Test
    void rolledBackStageStaysRefusedUntilItIsAskedForAgain() throws Exception {
        world.fakes().state("face/2.0.0", StageStatus.State.PROBATION);
        deploy("face.jar", face2());
        assertEquals(List.of(OPENCV, PLAIN_1, FACE_1 + " superseded", FACE_2), world.locked());
        StageId face =
                new StageId("face", "2.0.0", new StageContent.Weights("face@%064x".formatted("2.0.0".hashCode())));
        world.fakes().rollBack("face/2.0.0", "it failed 9 of 20 calls");
        untilGeneration(3);
        Await.until(() -> world.bundles().size() == 3);
        assertInstalled(FIRST.toArray(String[]::new));
        Generation third = world.service().current();
        assertTrue(third.why().contains("it failed 9 of 20 calls"), third.why());
        assertTrue(third.wishes().refuses(StageKind.DETECTOR, face));
        assertTrue(world.wishes().refuses(StageKind.DETECTOR, face));

        world.fakes().state("face/2.0.0", StageStatus.State.SERVING);
        deploy("face.jar", face2());
        assertInstalled(OPENCV, PLAIN_1, FACE_2);
        assertFalse(world.service().current().wishes().refuses(StageKind.DETECTOR, face));
        assertEquals(Set.of(), world.wishes().refused());
    }

    /** Two came together: what a roll-back takes back is the one that is left, and after both have failed there is nothing. */
    @Test
    void aRollBackAfterAFailureGoesToTheListBeforeTheDeployment() throws Exception {
        deploy("plain.jar", plain2());
        world.fakes().state("opencv/2.0.0", StageStatus.State.PROBATION);
        world.fakes().state("face/2.0.0", StageStatus.State.PROBATION);
        List<Path> files = List.of(
                world.file("opencv.jar", Jars.stage("aligner", "opencv", "2.0.0")), world.file("face.jar", face2()));
        world.service().deploy(files, this::heard);
        world.fakes().rollBack("face/2.0.0", "it failed 9 of 20 calls");
        untilGeneration(4);
        Generation back = world.service().rollback(Optional.empty(), DeploymentListener.NONE);
        assertEquals("rollback to generation 2", back.why());
        assertInstalled(OPENCV, PLAIN_2, FACE_1);

        world.fakes().state("opencv/2.0.0", StageStatus.State.PROBATION);
        deploy("opencv.jar", Jars.stage("aligner", "opencv", "2.0.0"));
        world.fakes().rollBack("opencv/2.0.0", "it failed 9 of 20 calls");
        untilGeneration(7);
        Await.until(() -> world.bundles().equals(List.of(OPENCV, PLAIN_2, FACE_1)));
        assertEquals(1, world.generations().read(7).before());
    }

    @Test
    void aFullDiskIsARefusal() throws Exception {
        full.set(true);
        DeploymentException e = assertThrows(DeploymentException.class, () -> deploy("new.jar", plain2()));
        assertTrue(e.getMessage().contains("No space left on device"), e.getMessage());
        assertInstalled(FIRST.toArray(String[]::new));
        full.set(false);
        deploy("new.jar", plain2());
        assertInstalled(OPENCV, PLAIN_2, FACE_1);
    }

    @Test
    void oneAtATime() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch first = new CountDownLatch(1);
        Thread other = new Thread(() -> {
            try {
                world.service().deploy(List.of(world.file("new.jar", plain2())), progress -> {
                    first.countDown();
                    await(second);
                });
            } catch (DeploymentException e) {
                throw new IllegalStateException(e);
            }
        });
        other.start();
        await(first);
        DeploymentException e = assertThrows(DeploymentException.class, () -> deploy("face.jar", face2()));
        assertTrue(e.getMessage().contains("'deploy new.jar' is not done yet"), e.getMessage());
        second.countDown();
        other.join();
        assertInstalled(OPENCV, PLAIN_2, FACE_1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
