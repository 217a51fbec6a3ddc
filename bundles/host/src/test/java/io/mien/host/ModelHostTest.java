package io.mien.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.detector.FaceDecoder;
import io.mien.extractor.EmbeddingDecoder;
import io.mien.extractor.Extractor;
import io.mien.host.config.HostConfig;
import io.mien.inference.InferenceEngine;
import io.mien.inference.Outputs;
import io.mien.model.ModelStatus;
import io.mien.model.ModelStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;

@Timeout(60)
class ModelHostTest {
    private static final Map<String, Object> FACES = Map.of(Constants.SERVICE_ID, 1L);
    private static final Map<String, Object> EMBEDDINGS = Map.of(Constants.SERVICE_ID, 2L);
    private static final Map<String, Object> ENGINE = Map.of(Constants.SERVICE_ID, 3L, InferenceEngine.FORMAT, "onnx");

    @TempDir
    Path folder;

    @TempDir
    Path data;

    private final FakeEngine engine = new FakeEngine();
    private TestModelFolder models;
    private FakeHostFramework framework;
    private ModelHost host;

    @BeforeEach
    void prepare() {
        models = new TestModelFolder(folder);
        framework = new FakeHostFramework(data);
    }

    @AfterEach
    void stop() {
        if (host != null) {
            host.stop();
        }
    }

    private void start(String detector) {
        host = new ModelHost(framework.context(), config(folder, detector));
        host.addFaceDecoder(new NoFaces(), FACES);
        host.addEmbeddingDecoder(new OneValue(), EMBEDDINGS);
        host.addEngine(engine, ENGINE);
    }

    private String reason(String name) {
        ModelStatus status = host.list().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
        return status.state() + " " + status.reason();
    }

    @Test
    void onlyTheFirstInOrderIsOpened() throws IOException {
        models.detector("a", "1.0.0", "good#a");
        models.detector("b", "1.0.0", "good#b");
        start("");
        List<ModelStatus> list = host.list();
        assertEquals(List.of("a", "b"), list.stream().map(ModelStatus::name).toList());
        assertEquals(State.SERVING, list.get(0).state());
        assertEquals(State.CANDIDATE, list.get(1).state());
        assertEquals(List.of("a"), engine.opened);
        assertEquals(List.of("a"), framework.names());
    }

    @Test
    void anAskedForModelIsTheOnlyOneOpened() throws IOException {
        models.detector("a", "1.0.0", "good#a");
        models.detector("b", "1.0.0", "good#b");
        start("b");
        host.list();
        assertEquals(List.of("b"), engine.opened);
    }

    @Test
    void refusedModelMakesRoomForTheNext() throws IOException {
        models.detector("a", "1.0.0", "broken");
        models.detector("b", "1.0.0", "failing");
        models.detector("c", "1.0.0", "linkage");
        models.detector("d", "1.0.0", "good");
        start("");
        assertEquals("REFUSED a: not a network", reason("a"));
        assertEquals("REFUSED b: its first run failed: b: division by zero", reason("b"));
        assertTrue(reason("c").contains("no library"), reason("c"));
        assertEquals("SERVING ", reason("d"));
        assertEquals(List.of("b"), engine.closed, "what failed its first run is not left open");
    }

    @Test
    void oneBadModelDoesNotDisableTheOthers() throws IOException {
        models.detector("d", "1.0.0", "good");
        models.write("slash", TestModelFolder.mud("slash", "retinaface", "name = a/b"), "good");
        models.jar("jar", TestModelFolder.mud("jar", "retinaface", "name = a\u0000b"), "good");
        models.write("weights", TestModelFolder.mud("x".repeat(300), "retinaface", "name = long"), "good");
        Files.writeString(folder.resolve("odd\u001b.mud"), TestModelFolder.mud("odd", "retinaface"));
        start("");
        assertEquals("SERVING ", reason("d"));
        assertTrue(reason("slash.mud").startsWith("REFUSED slash.mud: [mien] name has"), reason("slash.mud"));
        assertTrue(reason("jar.mud").startsWith("REFUSED jar.mud: [mien] name has"), reason("jar.mud"));
        assertTrue(reason("long").startsWith("REFUSED long: "), reason("long"));
        assertTrue(reason("odd\u001b.mud").startsWith("REFUSED odd"), reason("odd\u001b.mud"));
    }

    @Test
    void aBundleOfAFolderCostsNoMoreThanItIsAllowed() throws IOException {
        models.detector("d", "1.0.0", "good");
        models.jar("large", TestModelFolder.mud("large", "retinaface"), "good" + " ".repeat(2 << 20));
        host = new ModelHost(
                framework.context(),
                TestHostConfig.lenient(
                        Map.of("models", new String[] {folder.toString()}, "jar_unpacked_megabytes", 2)));
        host.addFaceDecoder(new NoFaces(), FACES);
        host.addEngine(engine, ENGINE);
        assertEquals("SERVING ", reason("d"));
        String reason = reason("large.jar");
        assertTrue(reason.contains("it unpacks to 3 MiB, and at most 2 MiB are allowed"), reason);
        assertTrue(reason.contains("(jar.unpacked.megabytes of io.mien.host)"), reason);
    }

    @Test
    void refusedModelIsNotTriedAgainUntilItsPartsChange() throws IOException {
        models.detector("a", "1.0.0", "failing");
        start("");
        host.list();
        host.list();
        assertEquals(1, engine.opened.size());
        host.removeEngine(ENGINE);
        host.addEngine(new FakeEngine(), ENGINE);
        assertEquals("REFUSED a: its first run failed: a: division by zero", reason("a"));
    }

    @Test
    void aWrongDigestIsRefusedByName() throws IOException {
        models.write("a", TestModelFolder.mud("a", "retinaface", "sha256 = " + "0".repeat(64)), "good");
        models.detector("b", "1.0.0", "good");
        start("");
        assertTrue(reason("a").startsWith("REFUSED a: a.onnx has the SHA-256 "), reason("a"));
        assertEquals(List.of("b"), framework.names());
    }

    @Test
    void aWrongDigestIsSeenOnOneThatIsNotOpenedToo() throws IOException {
        models.detector("a", "1.0.0", "good");
        models.write("b", TestModelFolder.mud("b", "retinaface", "sha256 = " + "0".repeat(64)), "good");
        start("");
        assertTrue(reason("b").startsWith("REFUSED "), reason("b"));
    }

    @Test
    void missingWeightsAreRefusedByName() throws IOException {
        models.detector("a", "1.0.0", "good");
        Files.delete(folder.resolve("a.onnx"));
        start("");
        assertEquals("REFUSED a: no weights a.onnx beside its description", reason("a"));
    }

    @Test
    void anUnknownTypeAndAnUnknownFormatWaitForTheirParts() throws IOException {
        models.write("a", TestModelFolder.mud("a", "faceboxes"), "good");
        models.write("b", TestModelFolder.mud("b", "retinaface").replace("onnx\nmodel", "cvimodel\nmodel"), "good");
        start("");
        assertEquals("WAITING no decoder for the type 'faceboxes' is installed", reason("a"));
        assertEquals("WAITING no engine for the format 'cvimodel' is installed", reason("b"));
    }

    @Test
    void refusesWhatIsNotADescription() throws IOException {
        Files.writeString(folder.resolve("x.mud"), "this is not a mud");
        Files.write(folder.resolve("huge.mud"), new byte[1 << 20]);
        Files.writeString(folder.resolve("torn.jar"), "PK");
        start("");
        assertTrue(reason("x.mud").contains("neither a section nor key = value"), reason("x.mud"));
        assertTrue(
                reason("huge.mud").contains("64 KiB (jar.description.kilobytes of io.mien.host)"), reason("huge.mud"));
        assertTrue(reason("torn.jar").startsWith("REFUSED"), reason("torn.jar"));
    }

    @Test
    void theNewOneIsOfferedBeforeTheOldOneGoes() throws IOException {
        models.write("a", TestModelFolder.mud("a", "retinaface", "ranking = 1"), "good");
        models.detector("b", "1.0.0", "good");
        start("");
        host.list();
        host.removeFaceDecoder(FACES);
        host.list();
        assertTrue(framework.names().isEmpty(), "without a decoder nothing serves");
        assertEquals(List.of("a"), engine.closed);
        host.addFaceDecoder(new NoFaces(), FACES);
        assertEquals("SERVING ", reason("a"));
        FaceDecoder other = new NoFaces();
        host.addFaceDecoder(other, Map.of(Constants.SERVICE_ID, 0L));
        host.list();
        assertEquals(List.of("+a", "-a", "+a", "+a", "-a"), framework.events);
    }

    @Test
    void aModelBundleInAFolderIsUnpackedByItsDigest() throws IOException {
        models.jar("packed", TestModelFolder.mud("packed", "retinaface"), "good");
        models.jar("empty", TestModelFolder.mud("empty", "retinaface"), "");
        start("");
        assertEquals("SERVING ", reason("packed"));
        assertEquals("REFUSED empty: no weights empty.onnx beside its description", reason("empty"));
        try (var files = Files.list(data.resolve("models"))) {
            assertEquals(
                    List.of("770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c"),
                    files.filter(Files::isRegularFile)
                            .map(f -> f.getFileName().toString())
                            .toList());
        }
    }

    @Test
    void anExtractorSaysWhatItsDescriptionSays() throws IOException {
        String base = "mien_feature@" + "a".repeat(64);
        models.write(
                "f", TestModelFolder.mud("f", "face_feature", "threshold = .7", "equivalent-to = " + base), "good");
        start("");
        assertEquals("SERVING ", reason("f"));
        Extractor extractor = (Extractor) framework.services.get(0).service();
        assertEquals(1, extractor.dimension());
        assertEquals(.7f, extractor.threshold());
        assertEquals(base, extractor.embeddingModel().toString());
        assertEquals("f", extractor.model().name());
    }

    @Test
    void aModelOfAnySizeTakesCropsOfItsTemplate() throws IOException {
        String wide = "template = 160x120, 54 60, 104 59, 79 88, 59 118, 101 117";
        models.write("f", TestModelFolder.mud("f", "face_feature", wide), "any");
        start("");
        assertEquals("SERVING ", reason("f"));
        Extractor extractor = (Extractor) framework.services.get(0).service();
        assertEquals(160, extractor.template().width());
        assertEquals(120, extractor.template().height());
    }

    @Test
    void aDetectorOfAnySizeIsLeftToTheEngine() throws IOException {
        models.write("d", TestModelFolder.mud("d", "retinaface"), "any");
        models.write("e", TestModelFolder.mud("e", "retinaface", "input = 320x256", "ranking = -1"), "any");
        start("");
        host.list();
        assertEquals(List.of("d"), engine.opened);
        assertEquals(List.of(Optional.empty()), engine.preferred);
    }

    @Test
    void anExtractorWhoseInputIsNotItsTemplatesIsRefused() throws IOException {
        models.write("f", TestModelFolder.mud("f", "face_feature"), "small");
        models.write("g", TestModelFolder.mud("g", "face_feature", "template = mine"), "good");
        start("");
        assertTrue(reason("f").contains("takes 64x64, its template arcface-112 is 112x112"), reason("f"));
        assertTrue(
                reason("g.mud").contains("[mien] template is arcface-112, or a size and five points"), reason("g.mud"));
        assertEquals(List.of("f"), engine.closed);
    }

    @Test
    void aMissingFolderIsSaid() {
        host = new ModelHost(framework.context(), config(folder.resolve("none"), ""));
        List<ModelStatus> list = host.list();
        assertEquals(State.REFUSED, list.get(0).state());
        assertEquals("there is no such folder", list.get(0).reason());
        assertEquals(Optional.empty(), list.get(0).kind());
    }

    @Test
    void afterTheHostNothingServesAndNothingIsOpen() throws IOException {
        models.detector("a", "1.0.0", "good");
        start("");
        host.list();
        host.stop();
        host.addFaceDecoder(new NoFaces(), FACES);
        assertThrows(IllegalStateException.class, host::list, "the host has stopped");
        host = null;
        assertTrue(framework.names().isEmpty());
        assertEquals(List.of("a"), engine.closed);
        assertFalse(engine.opened.isEmpty());
    }

    private static final class OneValue implements EmbeddingDecoder {
        @Override
        public Set<String> modelTypes() {
            return Set.of("face_feature");
        }

        @Override
        public List<float[]> decode(Outputs outputs) {
            return Collections.nCopies(outputs.all().get(0).dimension(0), new float[] {1});
        }
    }

    private static HostConfig config(Path folder, String detector) {
        return TestHostConfig.lenient(
                Map.of("models", new String[] {folder.toString()}, "detector", detector, "grace_millis", 0L));
    }
}
