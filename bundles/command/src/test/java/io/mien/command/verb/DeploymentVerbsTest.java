package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.command.call.CommandCall;
import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.runtime.ServingProduct;
import io.mien.deploy.DeployOptions;
import io.mien.deploy.Deployment;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentProgress;
import io.mien.deploy.DeploymentProgress.Step;
import io.mien.deploy.Generation;
import io.mien.model.Models;
import io.mien.session.OwnedDataFolder;
import io.mien.session.OwnedDataFolder.Use;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentVerbsTest {
    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();
    private FakeDesk desk;
    private Consumer<DeploymentListener> proving = listener -> {};

    @BeforeEach
    void sit() {
        desk = new FakeDesk(folder);
        desk.framework.more.put(Deployment.class, new FakeDeployment());
    }

    @Test
    void eachVerbAsksForItsChange() {
        String jar = folder.resolve("a.jar").toString();
        assertEquals(0, desk.onData("deploy", jar).code());
        assertEquals(0, desk.onData("undeploy", "yunet").code());
        assertEquals(0, desk.onData("undeploy", "yunet", "--force").code());
        assertEquals(0, desk.onData("rollback").code());
        assertEquals(0, desk.onData("rollback", "detector").code());
        assertEquals(0, desk.onData("use", "aligner:plain").code());
        assertEquals(
                List.of(
                        "deploy [" + jar + "]",
                        "undeploy yunet false",
                        "undeploy yunet true",
                        "rollback Optional.empty",
                        "rollback Optional[DETECTOR]",
                        "use aligner:plain"),
                asked);
    }

    @Test
    void theStepsAreToldAndTheEnd() {
        Result result = desk.onData("deploy", "a.jar");
        assertEquals(
                List.of(
                        "installed yunet 2",
                        "gallery of extractor small 37 %",
                        "gallery of extractor small 52 %",
                        "written generation 7",
                        "generation 7: deploy a.jar"),
                result.lines());
    }

    @Test
    void probationThatIsWaitedForIsTold() throws Exception {
        serve();
        Result result = desk.onData("deploy", "--until-proven", "a.jar");
        assertEquals(
                List.of(
                        "probation 0 of 50: extractor small 2",
                        "probation 12 of 50: extractor small 2",
                        "probation 50 of 50: extractor small 2",
                        "extractor small 2 passed the probation",
                        "generation 7: deploy a.jar"),
                result.lines().stream().skip(4).toList(),
                result::toString);
    }

    /** A stop waits for the commands that run. */
    @Test
    void aStopEndsTheWaitForAProbation() throws Exception {
        serve();
        List<Boolean> waiting = new ArrayList<>();
        proving = listener -> {
            waiting.add(listener.isWaiting());
            desk.product.stop();
            waiting.add(listener.isWaiting());
        };
        desk.onData("deploy", "--until-proven", "a.jar");
        assertEquals(List.of(true, false), waiting);
    }

    private void serve() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        desk.framework.more.put(Models.class, (Models) List::of);
        desk.product.serve(new ServingProduct(
                CommandCall.of(Map.of(
                        "arguments",
                        new String[] {"run"},
                        "directory",
                        folder,
                        "home",
                        folder,
                        "out",
                        System.out,
                        "err",
                        System.err,
                        "version",
                        "1.2.3")),
                data,
                data,
                Instant.EPOCH));
    }

    @Test
    void nothingIsProvedWhereNoMienRuns() {
        Result result = desk.onData("deploy", "--until-proven", "a.jar");
        assertEquals(2, result.code());
        assertTrue(result.err().contains("no Mien runs"), result.err());
        assertEquals(
                2, desk.onData("deploy", "--until-proven", "--json", "a.jar").code());
        assertEquals(List.of(), asked);
    }

    @Test
    void theStepsAsJson() {
        List<String> lines = desk.onData("deploy", "a.jar", "--json").lines();
        assertTrue(lines.get(0).contains("\"step\":\"installed\""), lines::toString);
        assertEquals("{\"generation\":7,\"why\":\"deploy a.jar\"}", lines.get(lines.size() - 1));
    }

    @Test
    void aRefusalIsAnErrorWithItsReason() {
        Result result = desk.onData("use", "bad");
        assertEquals(1, result.code());
        assertTrue(result.err().contains("model bad is refused: the trial failed"), result.err());
        Result json = desk.onData("use", "bad", "--json");
        assertEquals(1, json.code());
        assertEquals(List.of("{\"error\":\"model bad is refused: the trial failed\"}"), json.lines());
    }

    @Test
    void aloneTheDataFolderIsLentForAsLongAsItTakesAndOnlyForTheChange() {
        desk.onData("deploy", "a.jar");
        assertEquals(
                Optional.of(new OwnedDataFolder(folder.resolve("data"), folder.resolve("home"), Use.CHANGE)),
                desk.framework.owned);
        desk.onData("rollback");
        assertEquals(Use.LIST, desk.framework.owned.get().use());
        assertEquals(Set.of(), desk.framework.offered);
    }

    @Test
    void wrongUse() {
        for (String[] line :
                new String[][] {{"deploy"}, {"undeploy"}, {"use"}, {"rollback", "nose"}, {"rollback", "a", "b"}}) {
            assertEquals(2, desk.onData(line).code());
        }
    }

    private final class FakeDeployment implements Deployment {
        private Generation done(String what, DeploymentListener listener) {
            asked.add(what);
            listener.progress(DeploymentProgress.of(Step.INSTALLED, "yunet 2", ""));
            for (double progress : new double[] {.37, .38, .52}) {
                listener.progress(DeploymentProgress.of(Step.GALLERY, "extractor small", "")
                        .progress(progress));
            }
            listener.progress(DeploymentProgress.of(Step.WRITTEN, "generation 7", ""));
            if (what.endsWith(" until proven")) {
                proving.accept(listener);
                for (int calls : new int[] {0, 1, 12, 13, 50}) {
                    listener.progress(DeploymentProgress.of(Step.PROVING, "extractor small 2", calls + " of 50")
                            .progress(calls / 50.));
                }
                listener.progress(DeploymentProgress.of(Step.PROVEN, "extractor small 2", ""));
            }
            return Generation.of(7, Instant.EPOCH, "deploy a.jar", "desk").current(true);
        }

        @Override
        public Generation deploy(List<Path> files, DeployOptions options, DeploymentListener listener) {
            return done(
                    "deploy " + files + (options.code() ? " with code" : "")
                            + (options.untilProven() ? " until proven" : ""),
                    listener);
        }

        @Override
        public Generation undeploy(String name, boolean force, DeploymentListener listener) {
            return done("undeploy " + name + " " + force, listener);
        }

        @Override
        public Generation rollback(Optional<StageKind> kind, DeploymentListener listener) {
            return done("rollback " + kind, listener);
        }

        @Override
        public Generation use(String name, DeploymentListener listener) throws DeploymentException {
            if (name.equals("bad")) {
                throw new DeploymentException("model bad is refused: the trial failed");
            }
            return done("use " + name, listener);
        }

        @Override
        public List<Generation> generations() {
            return List.of();
        }

        @Override
        public Generation current() {
            return done("current", DeploymentListener.NONE);
        }
    }
}
