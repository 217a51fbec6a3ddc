package io.mien.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageProperties;
import io.mien.extractor.Extractor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the host makes of descriptions and files, and what it refuses. */
@Timeout(60)
class ModelDescriptionsTest extends ModelHostCase {
    @Test
    void aBundleOfAFolderCostsNoMoreThanItIsAllowed() throws IOException {
        models.detector("d", "1.0.0", "good");
        models.jar("large", TestModelFolder.mud("large", "retinaface"), "good" + " ".repeat(2 << 20));
        host = TestHosts.start(
                framework,
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
    void aModelOfMaixCam2IsListedWithTheReason() throws IOException {
        Files.writeString(
                folder.resolve("m.mud"),
                TestModelFolder.mud("m", "yolo11").replace("onnx\nmodel", "axmodel\nmodel_npu"));
        start("");
        assertTrue(reason("m.mud").startsWith("REFUSED m.mud: [basic] type axmodel"), reason("m.mud"));
    }

    @Test
    void aStageTellsTheSizeOfItsInput() throws IOException {
        models.detector("d", "1.0.0", "good");
        start("");
        assertEquals("SERVING ", reason("d"));
        assertEquals("112x112", framework.services.get(0).properties().get(StageProperties.INPUT));
    }

    @Test
    void aSingleDescriptionOfAFolderIsTakenWithoutItsNeighbors() throws IOException {
        models.detector("asked", "1.0.0", "good");
        models.detector("neighbor", "9.0.0", "good");
        host = TestHosts.start(framework, TestHostConfig.lenient(Map.of("models", new String[] {
            folder.resolve("asked.mud").toString()
        })));
        host.addFaceDecoder(new NoFaces(), FACES);
        host.addEngine(engine, ENGINE);
        assertEquals(
                List.of("SERVING asked"),
                host.list().stream().map(m -> m.state() + " " + m.name()).toList());
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
}
