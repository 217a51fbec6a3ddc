package io.mien.console.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.console.web.RefusedRequestException;
import io.mien.deploy.Deployment;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentProgress;
import io.mien.deploy.DeploymentProgress.Step;
import io.mien.deploy.Generation;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StageChangesTest {
    private static final long DEADLINE_SECONDS = 60;
    private static final Generation NEXT = Generation.of(7, Instant.EPOCH, "deploy x.jar", "io.mien:live:1");
    private static final Deployment DEPLOYMENT = (Deployment) Proxy.newProxyInstance(
            Deployment.class.getClassLoader(), new Class<?>[] {Deployment.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final StageChanges changes = new StageChanges(told::add);
    private final CountDownLatch after = new CountDownLatch(1);

    private void begin(StageChanges.Change change) throws RefusedRequestException {
        changes.begin("deploy x.jar", said -> said.replace("/tmp/s/x.jar", "x.jar"), change, after::countDown);
    }

    private Map<String, Object> ended() throws InterruptedException {
        assertTrue(after.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
        return changes.latest().orElseThrow().json();
    }

    @Test
    void tellsTheStepsAndTheGeneration() throws Exception {
        changes.setDeployment(DEPLOYMENT);
        begin((deployment, listener) -> {
            listener.progress(DeploymentProgress.of(Step.INSTALLED, "/tmp/s/x.jar", ""));
            listener.progress(DeploymentProgress.of(Step.GALLERY, "x", "").progress(.25));
            listener.progress(DeploymentProgress.of(Step.GALLERY, "x", "").progress(.5));
            return NEXT;
        });
        Map<String, Object> json = ended();
        assertEquals("done", json.get("state"));
        assertEquals("generation 7: deploy x.jar", json.get("sentence"));
        assertEquals(
                List.of(
                        Map.of("step", "installed", "subject", "x.jar", "detail", "", "progress", 1.),
                        Map.of("step", "gallery", "subject", "x", "detail", "", "progress", .5)),
                json.get("steps"));
        assertEquals(1, changes.ended());
        assertTrue(told.size() >= 5 && told.stream().allMatch("stages"::equals), told::toString);
    }

    @Test
    void tellsWhyItFailedInTheTermsOfThePage() throws Exception {
        changes.setDeployment(DEPLOYMENT);
        begin((deployment, listener) -> {
            throw new DeploymentException("/tmp/s/x.jar describes a model and is not data alone");
        });
        Map<String, Object> json = ended();
        assertEquals("failed", json.get("state"));
        assertEquals("x.jar describes a model and is not data alone", json.get("sentence"));
    }

    @Test
    void anErrorEndsTheChangeAndTheNextOneCanBegin() throws Exception {
        changes.setDeployment(DEPLOYMENT);
        begin((deployment, listener) -> {
            throw new NoClassDefFoundError("of a test");
        });
        Map<String, Object> json = ended();
        assertEquals("failed", json.get("state"));
        assertEquals("it failed; the reason is in the log of Mien", json.get("sentence"));
        assertEquals(1, changes.ended());
        changes.begin("use y", UnaryOperator.identity(), (d, l) -> NEXT, () -> {});
    }

    @Test
    void makesOneChangeAtATime() throws Exception {
        changes.setDeployment(DEPLOYMENT);
        CountDownLatch go = new CountDownLatch(1);
        begin((deployment, listener) -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return NEXT;
        });
        RefusedRequestException e = assertThrows(
                RefusedRequestException.class,
                () -> changes.begin("use y", UnaryOperator.identity(), (d, l) -> NEXT, () -> {}));
        assertEquals("another change is being made: deploy x.jar", e.getMessage());
        assertEquals(409, e.status());
        go.countDown();
        assertEquals("done", ended().get("state"));
        changes.begin("use y", UnaryOperator.identity(), (d, l) -> NEXT, () -> {});
    }

    @Test
    void aProductThatCannotBeChangedSaysSo() {
        RefusedRequestException e = assertThrows(RefusedRequestException.class, () -> begin((d, l) -> NEXT));
        assertEquals(409, e.status());
        assertTrue(e.getMessage().startsWith("this product cannot be changed while it runs"));
        assertEquals(Optional.empty(), changes.latest());
    }
}
