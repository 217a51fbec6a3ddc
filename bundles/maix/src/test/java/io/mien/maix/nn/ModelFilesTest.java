package io.mien.maix.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a program names models, and what is said of bad ones before anything is started. */
class ModelFilesTest {
    @TempDir
    Path folder;

    private String mud(String text) throws IOException {
        Path file = folder.resolve("face.mud");
        Files.writeString(file, text);
        return file.toString();
    }

    private static String text(String type, String modelType) {
        return "[basic]\ntype = " + type + "\nmodel = face." + type + "\n[extra]\nmodel_type = " + modelType
                + "\ninput_type = bgr\nlabels = a, b ,c\n";
    }

    @Test
    void aDescriptionIsReadBySectionAndKey() throws IOException {
        MUD mud = new MUD(mud(text("cvimodel", "retinaface")));
        assertEquals("cvimodel", mud.type());
        assertEquals(
                Map.of(
                        "basic", Map.of("type", "cvimodel", "model", "face.cvimodel"),
                        "extra", Map.of("model_type", "retinaface", "input_type", "bgr", "labels", "a, b ,c")),
                mud.items());
        assertEquals(List.of("a", "b", "c"), mud.parse_labels());
        assertEquals(List.of("bgr"), mud.parseLabels("input_type"));
        assertEquals(List.of(), mud.parseLabels("anchors"));
    }

    @Test
    void aDescriptionOfMaixCam2IsReadAndRefusedByNameWhenItIsToRun() throws IOException {
        String file = mud("[basic]\ntype = axmodel\nmodel_npu = a.axmodel\n[extra]\nmodel_type = yolo11\n");
        assertEquals("axmodel", new MUD(file).type());
        assertRefused(Err.ERR_NOT_IMPL, file, "face.mud: [basic] type axmodel runs on a MaixCAM2 alone");
    }

    @Test
    void aPathIsThatOfAFileAndAnythingElseANameOfMiens() throws IOException {
        Files.writeString(folder.resolve("face.onnx"), "weights");
        String file = mud(text("onnx", "yunet") + "[mien]\nname = Seer\n");
        ModelChoice choice = ModelChoice.of(file);
        assertEquals("Seer", choice.name());
        assertEquals(Optional.of(Path.of(file)), choice.file());
        assertEquals(Optional.empty(), ModelChoice.of("mien_detector").file());
        assertEquals("mien_detector", ModelChoice.of("mien_detector").name());
    }

    @Test
    void badDescriptionsAreRefusedByNameBeforeAnythingStarts() throws IOException {
        assertRefused(Err.ERR_ARGS, " ", "the path of a .mud file, or the name of a model");
        assertRefused(Err.ERR_NOT_FOUND, folder.resolve("none.mud").toString(), "none.mud is not there");
        assertRefused(Err.ERR_NOT_FOUND, "models/none.cvimodel", "none.cvimodel is not there");
        assertRefused(Err.ERR_ARGS, mud("not a mud"), "neither a section nor key = value");
        assertRefused(Err.ERR_ARGS, mud("[basic]\ntype = onnx\nmodel = a.onnx\n"), "no [extra] model_type");
        assertRefused(Err.ERR_NOT_FOUND, mud(text("onnx", "yunet")), "no weights face.onnx beside it");
    }

    private static void assertRefused(Err err, String model, String message) {
        MaixException e = assertThrows(MaixException.class, () -> new FaceRecognizer(model, "mien_feature"));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertEquals(err, e.err());
    }

    @Test
    void aDetectorTakesItsOwnFamilyAlone() throws IOException {
        Files.writeString(folder.resolve("face.onnx"), "weights");
        String file = mud(text("onnx", "yolov8"));
        MaixException e = assertThrows(MaixException.class, () -> new Retinaface(file));
        assertEquals(Err.ERR_ARGS, e.err());
        assertTrue(
                e.getMessage().endsWith("model_type is yolov8, not retinaface as this detector takes"), e.getMessage());
    }

    @Test
    void theEarlierDescriptionStaysIfAnotherFileIsBad() throws IOException {
        MUD mud = new MUD(mud(text("onnx", "yunet")));
        assertThrows(
                MaixException.class, () -> mud.load(folder.resolve("none.mud").toString()));
        assertEquals("onnx", mud.type());
        assertEquals("", new MUD().type());
    }
}
