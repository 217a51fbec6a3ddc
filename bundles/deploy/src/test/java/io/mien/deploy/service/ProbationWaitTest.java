package io.mien.deploy.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.deploy.DeployOptions;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentProgress;
import io.mien.deploy.DeploymentProgress.Step;
import io.mien.deploy.Generation;
import io.mien.recognizer.StageStatus;
import io.mien.support.testing.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deployments whose caller waits until the newcomer has proved itself. */
class ProbationWaitTest extends DeploymentCase {
    private final ExecutorService later = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        later.shutdownNow();
    }

    @Test
    void waitsForTheEndOfTheProbationIfAsked() throws Exception {
        List<String> proving = new CopyOnWriteArrayList<>();
        world.fakes().state("plain/2.0.0", StageStatus.State.PROBATION);
        world.fakes().progress("plain/2.0.0", new StageStatus.Progress(0, 50));
        Path jar = world.file("new.jar", plain2());
        Future<Generation> deployed = later.submit(() -> world.service()
                .deploy(List.of(jar), DeployOptions.defaults().untilProven(true), progress -> note(progress, proving)));
        Await.until(() -> proving.contains("0 of 50"));
        world.fakes().progress("plain/2.0.0", new StageStatus.Progress(12, 50));
        Await.until(() -> proving.contains("12 of 50"));
        assertFalse(deployed.isDone());
        // Others are not kept waiting.
        world.service().use("aligner:plain", DeploymentListener.NONE);
        world.fakes().state("plain/2.0.0", StageStatus.State.SERVING);
        assertEquals(
                PLAIN_2 + " passed the probation",
                deployed.get(30, TimeUnit.SECONDS).why());
        assertEquals(List.of("0 of 50", "12 of 50", "aligner plain 2.0.0"), proving);
        assertInstalled(OPENCV, PLAIN_2, FACE_1);
    }

    private static void note(DeploymentProgress progress, List<String> proving) {
        if (progress.step() == Step.PROVING) {
            proving.add(progress.detail());
        } else if (progress.step() == Step.PROVEN) {
            proving.add(progress.subject());
        }
    }

    @Test
    void failedProbationThatIsWaitedForIsAnError() throws Exception {
        world.fakes().state("face/2.0.0", StageStatus.State.PROBATION);
        Path jar = world.file("face.jar", face2());
        Future<Generation> deployed = later.submit(() ->
                world.service().deploy(List.of(jar), DeployOptions.defaults().untilProven(true), this::heard));
        untilGeneration(2);
        world.fakes().rollBack("face/2.0.0", "it failed 9 of 20 calls");
        ExecutionException e = assertThrows(ExecutionException.class, () -> deployed.get(30, TimeUnit.SECONDS));
        // If the deployer was faster than the wait, the generation without the newcomer says why.
        String why = e.getCause().getMessage();
        assertTrue(why.endsWith("detector face 2.0.0 failed: it failed 9 of 20 calls"), why);
        // It is out when the caller hears of it.
        assertInstalled(FIRST.toArray(String[]::new));
    }

    @Test
    void probationContinuesIfTheCallerStopsWaiting() throws Exception {
        world.fakes().state("plain/2.0.0", StageStatus.State.PROBATION);
        DeploymentListener impatient = new DeploymentListener() {
            @Override
            public void progress(DeploymentProgress progress) {
                heard(progress);
            }

            @Override
            public boolean isWaiting() {
                return false;
            }
        };
        Path jar = world.file("new.jar", plain2());
        DeploymentException e = assertThrows(DeploymentException.class, () -> world.service()
                .deploy(List.of(jar), DeployOptions.defaults().untilProven(true), impatient));
        assertTrue(e.getMessage().contains("the probation continues"), e.getMessage());
        assertEquals(List.of(OPENCV, PLAIN_1 + " superseded", PLAIN_2, FACE_1), world.locked());
    }

    /** A deployment of {@code plain/2.0.0} that waits, with 3 of 50 calls done. */
    private Future<Generation> waiting() throws Exception {
        List<String> proving = new CopyOnWriteArrayList<>();
        world.fakes().state("plain/2.0.0", StageStatus.State.PROBATION);
        world.fakes().progress("plain/2.0.0", new StageStatus.Progress(3, 50));
        Path jar = world.file("new.jar", plain2());
        Future<Generation> deployed = later.submit(() -> world.service()
                .deploy(List.of(jar), DeployOptions.defaults().untilProven(true), progress -> note(progress, proving)));
        Await.until(() -> proving.contains("3 of 50"));
        return deployed;
    }

    @Test
    void newcomerThatServesNoMoreIsNotProved() throws Exception {
        Future<Generation> deployed = waiting();
        world.fakes().state("plain/2.0.0", StageStatus.State.CANDIDATE);
        ExecutionException e = assertThrows(ExecutionException.class, () -> deployed.get(30, TimeUnit.SECONDS));
        assertEquals(
                "aligner plain 2.0.0 did not pass its probation: it does not serve any more",
                e.getCause().getMessage());
    }

    @Test
    void waitEndsWithTheDeployer() throws Exception {
        Future<Generation> deployed = waiting();
        world.service().stop();
        ExecutionException e = assertThrows(ExecutionException.class, () -> deployed.get(30, TimeUnit.SECONDS));
        assertEquals(
                "the deployer ends; the probation is not decided", e.getCause().getMessage());
    }

    @Test
    void retriesTheFollowUpOfAProbationIfItFails() throws Exception {
        world.fakes().state("plain/2.0.0", StageStatus.State.PROBATION);
        deploy("new.jar", plain2());
        full.set(true);
        world.fakes().state("plain/2.0.0", StageStatus.State.SERVING);
        Await.until(() -> disk.refused() > 0);
        assertEquals(2, world.service().current().number());
        full.set(false);
        untilGeneration(3);
        Await.until(() -> world.bundles().equals(List.of(OPENCV, PLAIN_2, FACE_1)));
    }
}
