package io.mien.modelkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.fake.FakeScene;
import io.mien.model.Mud;
import io.mien.modelkit.fake.FakeHost;
import io.mien.modelkit.pack.PackedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCalibrateTest {
    private static final int PEOPLE = 15;
    private static final int PAIRS = PEOPLE * (PEOPLE - 1) / 2 * 4;

    @TempDir
    Path folder;

    private FakeDesk desk;

    @BeforeEach
    void sit() {
        desk = new FakeDesk(folder, new ModelkitVerbs());
        new FakeHost(desk.framework);
        // A name is an angle in degrees: two pictures of a person lie 2 degrees apart, neighbors 20.
        desk.framework.recognizer.embeddings = who -> {
            double angle = Math.toRadians(Double.parseDouble(who));
            return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
        };
        for (int i = 0; i < PEOPLE; i++) {
            String person = "people/p" + (char) ('a' + i);
            desk.picture(person + "/1.jpg", FakeScene.of(100, 80).with("" + i * 20, 1, 1, 30, 30));
            desk.picture(
                    person + "/2.jpg",
                    FakeScene.of(100, 80).with("" + (i * 20 + 2), 1, 1, 30, 30).with("999", 1, 1, 5, 5));
        }
        desk.bringPicture("0");
        desk.file("models/feat.onnx", "weights");
        desk.file(
                "models/feat.mud",
                "[basic]\ntype = onnx\nmodel = feat.onnx\n[extra]\nmodel_type = face_feature\n[mien]\nversion = 1.0.0\n");
    }

    private Result calibrate(String... more) {
        List<String> all =
                new ArrayList<>(List.of("model", "calibrate", "feat", "--models", "models", "--people", "people"));
        all.addAll(List.of(more));
        return desk.onData(all.toArray(String[]::new));
    }

    private Mud mud() throws Exception {
        return Mud.parse(Files.readString(folder.resolve("models/feat.mud")), "feat.mud");
    }

    @Test
    void measuresAndWritesTheThreshold() throws Exception {
        Result result = calibrate("--far", ".05", "--pairs");
        assertEquals(0, result.code(), result::toString);
        assertTrue(
                result.out()
                        .startsWith(
                                "30 faces of 15 people: " + PAIRS + " pairs of different people, 15 of one person\n"),
                result.out());
        // 14 pairs of neighbors each lie 18, 20 (twice) and 22 degrees apart; 5 % of 420 are 21 pairs: those of 18
        // degrees, and
        // none of the 28 of 20.
        double cosine = Math.cos(Math.toRadians(20));
        assertEquals(.5 + .5 * cosine, mud().threshold().orElseThrow(), 2e-4);
        assertTrue(mud().threshold().orElseThrow() > .5 + .5 * cosine);
        assertEquals("1.0.1", mud().version());
        assertTrue(Files.exists(folder.resolve("models/feat.mud.bak")));
        assertTrue(result.out().contains("wrote threshold"), result.out());
        assertTrue(result.out().contains("rough: 14 of 420 accepted"), result.out());
    }

    @Test
    void aDryRunWritesNothing() throws Exception {
        assertEquals(0, calibrate("--far", ".05", "--dry-run").code());
        assertTrue(mud().threshold().isEmpty());
        assertFalse(Files.exists(folder.resolve("models/feat.mud.bak")));
    }

    @Test
    void strangersToAGalleryCountUnlessPairsAreAskedFor() throws Exception {
        Result result = calibrate("--far", ".1");
        assertEquals(0, result.code(), result::toString);
        assertTrue(Files.readString(folder.resolve("models/feat.mud")).contains("of 30 strangers to 14 people"));
        assertTrue(mud().threshold().orElseThrow() > .9);
    }

    @Test
    void tooFewPicturesAreRefusedWithTheirNumber() throws Exception {
        assertTrue(calibrate("--far", ".01").err().contains("cannot be measured on 30 strangers: it takes 100"));
        Result result = calibrate("--far", ".001", "--pairs");
        assertEquals(1, result.code());
        assertTrue(
                result.err().contains("FAR 0.001 cannot be measured on 420 pairs of different people: it takes 1000"),
                result.err());
        assertTrue(mud().threshold().isEmpty());
    }

    @Test
    void aPictureWithoutAFaceIsToldAndLeftOut() throws Exception {
        desk.picture("people/pa/view.jpg", FakeScene.of(100, 80));
        Result result = calibrate("--far", ".05");
        assertEquals(1, result.code());
        assertTrue(result.err().contains("view.jpg: no face in this picture"), result.err());
        assertTrue(mud().threshold().isPresent(), "the rest was done");
    }

    @Test
    void aBundleIsWrittenAnew() throws Exception {
        assertEquals(
                0,
                desk.type("model", "pack", "models/feat.mud", "-o", "jars/feat.jar")
                        .code());
        byte[] before = Files.readAllBytes(folder.resolve("jars/feat.jar"));
        assertEquals(2, fromBundle().code(), "where to is to be said");
        assertEquals(0, fromBundle("-o", "new.jar").code());
        PackedModel packed =
                PackedModel.in(folder.resolve("new.jar"), m -> true).orElseThrow();
        assertTrue(packed.mud().threshold().isPresent());
        assertEquals("1.0.1", packed.mud().version());
        assertEquals("feat.trial", packed.mud().trial(), "its trial goes with it");
        assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(folder.resolve("jars/feat.jar"))));

        Result over = fromBundle("-o", "jars/feat.jar");
        assertEquals(0, over.code(), over::toString);
        assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(folder.resolve("jars/feat.jar.bak"))));
    }

    private Result fromBundle(String... more) throws IOException {
        List<String> all = new ArrayList<>(
                List.of("model", "calibrate", "feat", "--models", "jars", "--people", "people", "--far", ".05"));
        all.addAll(List.of(more));
        return desk.onData(all.toArray(String[]::new));
    }

    @Test
    void missingPicturesAreWrongUse() {
        assertEquals(2, calibrate("--far", "0").code());
        assertEquals(2, calibrate("--far", "1").code());
        assertEquals(2, calibrate("--extractor", "feat").code());
        assertEquals(2, desk.onData("model", "calibrate", "feat").code());
        assertEquals(
                2,
                desk.onData("model", "calibrate", "nobody", "--people", "people")
                        .code());
    }
}
