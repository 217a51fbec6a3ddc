package io.mien.modelkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.fake.FakeRecognizer;
import io.mien.command.fake.FakeScene;
import io.mien.model.Mud;
import io.mien.modelkit.fake.FakeHost;
import io.mien.trial.Trial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPackTest {
    private static final String INSIDE = "OSGI-INF/mien/";

    @TempDir
    Path folder;

    private FakeDesk desk;
    private FakeHost host;

    @BeforeEach
    void sit() {
        desk = new FakeDesk(folder, new ModelkitVerbs());
        host = new FakeHost(desk.framework);
        desk.bringPicture("Ada");
        desk.picture("anna.jpg", FakeScene.of(100, 80).with("Anna", 50, 20, 30, 40));
        desk.picture("view.jpg", FakeScene.of(100, 80));
        model("seer", "retinaface", "");
        model("feat", "face_feature", "[mien]\nversion = 2.1\nlicence = MIT\n");
    }

    private void model(String name, String type, String more) {
        desk.file(name + ".onnx", "weights of " + name);
        desk.file(
                name + ".mud",
                "[basic]\ntype = onnx\nmodel = " + name + ".onnx\n[extra]\nmodel_type = " + type + "\n" + more);
    }

    private String packed(String jar, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(folder.resolve(jar).toFile())) {
            return new String(zip.getInputStream(zip.getEntry(INSIDE + entry)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void writesDownWhatWasLeftToDefaults() throws Exception {
        Result result = desk.type("model", "pack", "feat.mud");

        assertEquals(0, result.code(), result.err());
        Mud mud = Mud.parse(packed("io.mien.model.feat-2.1.0.jar", "feat.mud"), "renamed.mud");
        assertEquals("feat", mud.name());
        assertEquals("2.1", mud.version());
        assertEquals("MIT", mud.licence());
        assertEquals(64, mud.sha256().orElseThrow().length());
        assertEquals("feat.trial", mud.trial());
        assertEquals(0, mud.ranking(), "what ranks it first in the rehearsal is not packed");
        assertTrue(
                result.out().startsWith("packed feat 2.1 into " + folder.resolve("io.mien.model.feat-2.1.0.jar")),
                result.out());
        assertTrue(result.out().contains("0.800, uncalibrated"), result.out());
    }

    @Test
    void aDetectorsTrialIsWhatItFinds() throws Exception {
        assertEquals(
                0,
                desk.type("model", "pack", "seer.mud", "--trial", "anna.jpg", "-o", "out/s.jar")
                        .code());

        Trial trial = Trial.parse(packed("out/s.jar", "seer.trial/trial.txt"), "trial");
        assertEquals(1, trial.faces().size());
        assertEquals(50, trial.faces().get(0).box().x());
        assertTrue(packed("out/s.jar", "seer.trial/" + trial.picture()).startsWith("P6\n100 80\n255\n"));
    }

    @Test
    void aFeatureModelsTrialIsACropAndItsEmbedding() throws Exception {
        assertEquals(0, desk.type("model", "pack", "feat.mud", "-o", "f.jar").code());

        Trial trial = Trial.parse(packed("f.jar", "feat.trial/trial.txt"), "trial");
        assertEquals(List.of(.6f, .8f), trial.embedding());
        assertTrue(packed("f.jar", "feat.trial/" + trial.picture()).startsWith("P6\n112 112\n255\n"));
    }

    @Test
    void theHostTriesWhatIsPackedBeforeItIs() {
        desk.type("model", "pack", "feat.mud");

        assertEquals(2, host.opened.size());
        assertFalse(host.beside.get(0).contains("feat.trial"));
        assertTrue(host.beside.get(1).contains("feat.trial"));
        assertTrue(host.opened.get(1).contains("trial = feat.trial"), host.opened.get(1));
        assertEquals(Optional.empty(), desk.framework.session());
    }

    @Test
    void aLargePictureIsShrunk() throws Exception {
        desk.picture("large.jpg", FakeScene.of(1000, 500).with("Ada", 10, 20, 30, 40));
        assertEquals(
                0,
                desk.type("model", "pack", "seer.mud", "--trial", "large.jpg", "-o", "s.jar")
                        .code());
        assertTrue(packed("s.jar", "seer.trial/picture.ppm").startsWith("P6\n320 160\n255\n"));
    }

    @Test
    void theSameModelGivesTheSameFile() throws IOException {
        desk.type("model", "pack", "feat.mud", "-o", "1.jar");
        desk.type("model", "pack", "feat.mud", "-o", "2.jar");
        assertArrayEquals(Files.readAllBytes(folder.resolve("1.jar")), Files.readAllBytes(folder.resolve("2.jar")));
    }

    @Test
    void untriedIsWrittenDown() throws Exception {
        Result result = desk.type("model", "pack", "--untried", "seer.mud", "-o", "s.jar");
        assertEquals(0, result.code(), result.err());
        assertEquals("none", Mud.parse(packed("s.jar", "seer.mud"), "").trial());
        assertEquals(
                2,
                desk.type("model", "pack", "--untried", "--trial", "anna.jpg", "seer.mud")
                        .code());
    }

    @Test
    void aTrialBesideTheDescriptionIsKept() throws Exception {
        model("own", "retinaface", "[mien]\ntrial = mine\n");
        desk.file("mine/trial.txt", "picture = p.jpg\nface = 1 2 3 4 .5 1 1 2 2 3 3 4 4 5 5\n");
        desk.file("mine/p.jpg", "a picture");
        assertEquals(0, desk.type("model", "pack", "own.mud", "-o", "o.jar").code());
        assertEquals("a picture", packed("o.jar", "mine/p.jpg"));
        assertEquals("mine", Mud.parse(packed("o.jar", "own.mud"), "").trial());

        desk.file("mine/trial.txt", "picture = ../p.jpg\n");
        assertRefused("mine/trial.txt", "own.mud");
    }

    @Test
    void refusesWhatCannotWorkWithoutWritingAFile() {
        model("bare", "retinaface", "");
        folder.resolve("bare.onnx").toFile().delete();
        assertRefused("bare: no weights bare.onnx beside its description", "bare.mud");

        model("empty", "retinaface", "");
        desk.file("empty.onnx", "");
        assertRefused("empty: empty.onnx is empty", "empty.mud");

        model("forged", "retinaface", "[mien]\nsha256 = " + "0".repeat(64) + "\n");
        assertRefused("forged: forged.onnx has the SHA-256 ", "forged.mud");

        desk.file("text.mud", "no description");
        assertRefused("text.mud: neither a section nor key = value", "text.mud");
        assertRefused("nothing.mud: cannot be read: no such file", "nothing.mud");
        assertRefused("finds no face in", "seer.mud", "--trial", "view.jpg");
        assertRefused("no face in this picture", "feat.mud", "--trial", "view.jpg");
        assertRefused("missing.jpg", "seer.mud", "--trial", "missing.jpg");

        host.refusal = mud -> "its mean is wrong";
        assertRefused("its mean is wrong", "seer.mud");
        assertRefused("its mean is wrong", "seer.mud", "--untried");
    }

    @Test
    void aModelForAnotherMachineIsPackedOnlyUntried() {
        model("far", "hologram", "");
        assertRefused(
                "far: no decoder reads the type 'hologram', neither one that is installed in --data DIR nor one that --with JAR lends",
                "far.mud");

        Result result = desk.type("model", "pack", "--untried", "far.mud", "-o", "f.jar");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("none; not opened here: no decoder"), result.out());
    }

    @Test
    void theDecoderSaysWhichKindOfStageAModelIs() throws Exception {
        model("own", "ownnet", "[mien]\nthreshold = .7\ntemplate = 160x120, 54 60, 104 59, 79 88, 59 118, 101 117\n");
        host.embeddingTypes.add("ownnet");
        Result result = desk.type("model", "pack", "own.mud", "-o", "o.jar");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("0.700"), result.out());
        assertEquals(
                List.of(.6f, .8f),
                Trial.parse(packed("o.jar", "own.trial/trial.txt"), "trial").embedding());
        assertTrue(packed("o.jar", "own.trial/picture.ppm").startsWith("P6\n160 120\n255\n"));
    }

    @Test
    void aDecoderOfAnotherFamilyIsLentForTheCommand() {
        model("own", "ownnet", "");
        desk.framework.lending = jar -> host.faceTypes.add("ownnet");
        Result result = desk.type("model", "pack", "--with", "my-decoder.jar", "own.mud", "-o", "o.jar");
        assertEquals(0, result.code(), result.err());
        assertEquals(List.of(folder.resolve("my-decoder.jar")), desk.framework.lent);

        desk.framework.lending = jar -> {
            throw new IllegalArgumentException("it does not start as a bundle");
        };
        assertRefused("broken.jar: it does not start as a bundle", "--with", "broken.jar", "own.mud");
    }

    @Test
    void anInstalledModelOfTheSameNameIsNotTakenForIt() {
        host.refusal = mud -> "torn";
        desk.framework.host = desk.framework.host.andThen(v -> desk.framework.recognizer.stages = List.of(
                FakeRecognizer.stage(StageKind.DETECTOR, "seer"), FakeRecognizer.stage(StageKind.ALIGNER, "cutter")));
        assertRefused("seer: torn", "seer.mud");
    }

    @Test
    void doesNotOverwriteABundle() throws IOException {
        assertEquals(
                2, desk.type("model", "pack", "seer.mud", "-o", "seer.onnx").code());
        assertEquals("weights of seer", Files.readString(folder.resolve("seer.onnx")));
    }

    private void assertRefused(String reason, String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "model";
        all[1] = "pack";
        all[2] = "-o";
        all[3] = "refused.jar";
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        Result result = desk.type(all);
        assertEquals(1, result.code(), result::toString);
        assertTrue(result.err().contains(reason), result::toString);
        assertFalse(result.err().contains("internal error"), result::toString);
        assertFalse(Files.exists(folder.resolve("refused.jar")));
    }
}
