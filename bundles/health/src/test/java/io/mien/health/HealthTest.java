package io.mien.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.aligner.AlignmentId;
import io.mien.deploy.Deployment;
import io.mien.deploy.DeploymentRefusal;
import io.mien.extractor.EmbeddingSpace;
import io.mien.model.ModelId;
import io.mien.model.ModelStatus;
import io.mien.model.ModelStatus.State;
import io.mien.model.ModelStatusBuilder;
import io.mien.recognizer.GalleryStatus;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StageFigures;
import io.mien.recognizer.StageStatus;
import io.mien.store.FaceStore;
import io.mien.store.GalleryId;
import io.mien.store.Person;
import io.mien.store.StoreException;
import io.mien.store.StoreStatus;
import io.mien.store.StoredFace;
import io.mien.track.SightingStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
    private static final EmbeddingSpace SPACE =
            new EmbeddingSpace(new ModelId("features", "cd".repeat(32)), AlignmentId.SIMILARITY);

    @TempDir
    private Path folder;

    private final List<StageStatus> stages = new ArrayList<>();
    private final List<GalleryStatus> galleries = new ArrayList<>();
    private final Recognizer recognizer = answering(Recognizer.class, Map.of("stages", stages, "galleries", galleries));

    /** A service that answers what a check asks, and nothing else. */
    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                HealthTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("equals")) {
                        return proxy == arguments[0];
                    }
                    Object answer = answers.get(method.getName());
                    if (answer instanceof Exception e) {
                        throw e;
                    }
                    return answer;
                }));
    }

    private static StageStatus stage(StageKind kind, StageStatus.State state, int leaked) {
        return StageStatus.of(
                kind,
                new StageId("one", "1.0.0"),
                state,
                "because",
                StageFigures.of(9, 1).latency(10, 20).leaked(leaked));
    }

    @Test
    void everySlotIsFilled() {
        for (StageKind kind : StageKind.values()) {
            assertEquals(Status.CRITICAL, new SlotsCheck(recognizer).execute().getStatus(), kind.word());
            stages.add(stage(kind, StageStatus.State.CANDIDATE, 0));
            stages.add(stage(kind, StageStatus.State.PROBATION, 0));
        }
        assertEquals(Status.OK, new SlotsCheck(recognizer).execute().getStatus());
    }

    @Test
    void aRefusedStageIsAWarning() {
        assertEquals(Status.OK, new StagesCheck(recognizer).execute().getStatus());
        stages.add(stage(StageKind.DETECTOR, StageStatus.State.PROBATION, 0));
        assertEquals(Status.OK, new StagesCheck(recognizer).execute().getStatus());
        stages.add(stage(StageKind.DETECTOR, StageStatus.State.REFUSED, 0));
        Result result = new StagesCheck(recognizer).execute();
        assertEquals(Status.WARN, result.getStatus());
    }

    @Test
    void stageThatFailedIsAWarningUntilItHasLeft() {
        stages.add(stage(StageKind.DETECTOR, StageStatus.State.ROLLED_BACK, 0));
        Result rolledBack = new StagesCheck(recognizer).execute();
        assertEquals(Status.WARN, rolledBack.getStatus());
        assertTrue(rolledBack.toString().contains("is rolled back: because"), rolledBack::toString);
        stages.set(0, stage(StageKind.DETECTOR, StageStatus.State.SUSPENDED, 0));
        assertEquals(Status.WARN, new StagesCheck(recognizer).execute().getStatus());
        stages.set(0, stage(StageKind.DETECTOR, StageStatus.State.RETIRED, 0));
        assertEquals(Status.OK, new StagesCheck(recognizer).execute().getStatus());
    }

    @Test
    void aRefusedModelIsAWarning() {
        List<ModelStatus> models = new ArrayList<>();
        ModelsCheck check = new ModelsCheck(() -> models);
        assertEquals(Status.OK, check.execute().getStatus());
        models.add(model(State.SERVING, ""));
        assertEquals(Status.OK, check.execute().getStatus());
        models.add(model(State.REFUSED, "sees nobody"));
        assertEquals(Status.WARN, check.execute().getStatus());
    }

    private static ModelStatus model(State state, String reason) {
        return new ModelStatusBuilder("seer", "1.0.0", "here", state)
                .reason(reason)
                .build();
    }

    @Test
    void aGalleryIsWholeOrItIsSaid() {
        GalleryCheck check = new GalleryCheck(recognizer);
        assertEquals(Status.OK, check.execute().getStatus());
        galleries.add(GalleryStatus.of(SPACE, true, 10));
        galleries.add(GalleryStatus.of(SPACE, false, 3).progress(.3));
        assertEquals(Status.OK, check.execute().getStatus());
        galleries.set(0, GalleryStatus.of(SPACE, true, 10).lacking(List.of(new StoredFace(3, "Ada", false))));
        assertEquals(Status.WARN, check.execute().getStatus());
        galleries.set(0, GalleryStatus.of(SPACE, true, 3).progress(.3));
        assertEquals(Status.TEMPORARILY_UNAVAILABLE, check.execute().getStatus());
    }

    @Test
    void aStoreIsOpenAndCanBeRead() {
        StoreCheck check = new StoreCheck();
        assertEquals(Status.CRITICAL, check.execute().getStatus());
        GalleryId gallery = new GalleryId(new UUID(1, 2));
        FaceStore store = answering(FaceStore.class, Map.of("gallery", gallery, "people", List.of()));
        check.addStore(store);
        assertEquals(Status.OK, check.execute().getStatus());
        List<Person> pair =
                List.of(new Person("Rene\u0301", 1, Instant.EPOCH), new Person("Ren\u00e9", 1, Instant.EPOCH));
        FaceStore paired = answering(FaceStore.class, Map.of("gallery", gallery, "people", pair));
        check.addStore(paired);
        assertEquals(Status.WARN, check.execute().getStatus());
        check.removeStore(paired);
        StoreStatus status = () -> Optional.of("the disk is full");
        check.addStatus(status);
        assertEquals(Status.CRITICAL, check.execute().getStatus());
        check.removeStatus(status);
        StoreStatus erasing = answering(
                StoreStatus.class, Map.of("problem", Optional.empty(), "remaining", Optional.of("the disk is full")));
        check.addStatus(erasing);
        assertEquals(Status.WARN, check.execute().getStatus());
        check.removeStatus(erasing);
        check.removeStore(store);
        check.addStore(answering(FaceStore.class, Map.of("gallery", gallery, "people", new StoreException("torn"))));
        assertEquals(Status.CRITICAL, check.execute().getStatus());
    }

    @Test
    void threadsThatHangAreCounted() {
        stages.add(stage(StageKind.DETECTOR, StageStatus.State.SERVING, 0));
        assertEquals(Status.OK, new LeaksCheck(2, recognizer).execute().getStatus());
        stages.add(stage(StageKind.MATCHER, StageStatus.State.SERVING, 2));
        assertEquals(Status.WARN, new LeaksCheck(2, recognizer).execute().getStatus());
        stages.add(stage(StageKind.EXTRACTOR, StageStatus.State.REFUSED, 1));
        assertEquals(Status.CRITICAL, new LeaksCheck(2, recognizer).execute().getStatus());
    }

    @Test
    void aBundleThatHangsIsNamed() {
        DeploymentsCheck check = new DeploymentsCheck(folder);
        assertEquals(Status.OK, check.execute().getStatus());
        DeploymentRefusal hanging =
                DeploymentRefusal.of(Instant.EPOCH, "com.example.door 1.0.0", "its start does not return");
        check.addDeployment(answering(Deployment.class, Map.of("hanging", List.of(hanging))));
        Result result = check.execute();
        assertEquals(Status.WARN, result.getStatus());
        assertTrue(result.toString().contains("com.example.door 1.0.0: its start does not return"), result::toString);
    }

    @Test
    void spaceIsMeasuredWhereTheDataLies() {
        assertEquals(Status.OK, new SpaceCheck(folder, 0).execute().getStatus());
        assertEquals(
                Status.CRITICAL,
                new SpaceCheck(folder, Long.MAX_VALUE).execute().getStatus());
        assertEquals(
                Status.CRITICAL,
                new SpaceCheck(folder.resolve("gone"), 0).execute().getStatus());
    }

    @Test
    void allChecksAreAskedAndTheWorstDecides() {
        HealthCommand command = new HealthCommand();
        command.addCheck(() -> new Result(Status.OK, "well"), Map.of(HealthCheck.NAME, "b"));
        command.addCheck(() -> new Result(Status.WARN, "so so"), Map.of(HealthCheck.NAME, "a"));
        assertEquals("0 warn      a         so so\nok        b         well\n", ask(command, false));
        HealthCheck broken = () -> {
            throw new IllegalStateException("a defect");
        };
        command.addCheck(broken, Map.of(HealthCheck.NAME, "c"));
        String json = ask(command, true);
        assertEquals("1 {\"check\": \"a\", \"status\": \"warn\", \"messages\": [\"so so\"]}", json.split("\n")[0]);
        command.removeCheck(broken);
        assertEquals('0', ask(command, true).charAt(0));
    }

    private static String ask(HealthCommand command, boolean json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        int code = command.applyAsInt(Map.of("out", stream, "json", json));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void sightingsThatAreNotKeptAreToldAndBreakNothing() {
        SightingsCheck check = new SightingsCheck();
        assertEquals(Status.OK, check.execute().getStatus(), "none is asked for");
        check.addStatus(answering(
                SightingStatus.class,
                Map.of("isRecording", true, "written", 3L, "dropped", 2L, "problem", Optional.of("disk full"))));
        Result result = check.execute();
        assertEquals(Status.WARN, result.getStatus());
        assertTrue(result.toString().contains("disk full"), result.toString());
        assertTrue(result.toString().contains("3 sightings were written, 2 were left out"), result.toString());
    }
}
