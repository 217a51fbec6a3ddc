package io.mien.modelkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.fake.FakeScene;
import io.mien.model.Mud;
import io.mien.modelkit.convert.Script;
import io.mien.modelkit.convert.VendorCompiler;
import io.mien.modelkit.fake.FakeHost;
import io.mien.session.EngineLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command with a script in the compiler's place. */
@DisabledOnOs(OS.WINDOWS)
class ModelConvertTest {
    /** Answers as the compiler's programs do, and writes down how it was called. */
    private static final String COMPILER =
            """
            echo "$(basename $1) $*" >> %s
            case "$1" in
            *core_graph.py) echo '{"shape":[1,3,112,112],"scale":[0.5,0.5,0.5],"shift":[-1,-1,-1]}' ;;
            *model_deploy.py) %s ;;
            *) echo '50%%|' ;;
            esac
            """;

    private static final String WRITES = "echo converted > network.cvimodel";

    @TempDir
    Path folder;

    private FakeDesk desk;
    private FakeHost host;

    @BeforeEach
    void sit() {
        desk = new FakeDesk(folder, new ModelkitVerbs());
        host = new FakeHost(desk.framework);
        desk.bringPicture("Ada");
        for (int i = 0; i < 10; i++) {
            desk.picture("people/" + i + ".jpg", FakeScene.of(100, 80).with("Ada", 10, 20, 30, 40));
        }
        desk.file("feat.onnx", "weights");
        desk.file("feat.mud", "[basic]\ntype = onnx\nmodel = feat.onnx\n[extra]\nmodel_type = face_feature\n");
        compiler(WRITES);
    }

    private void compiler(String deploy) {
        desk.file("compiler/ready", VendorCompiler.VERSION);
        Script.write(folder.resolve("compiler/venv/bin/python"), COMPILER.formatted(folder.resolve("calls"), deploy));
    }

    private Result convert(String... more) {
        List<String> words = new ArrayList<>(List.of("model", "convert", "feat.onnx", "feat.mud"));
        words.addAll(List.of("--calibrate", "people", "-o", "out", "--compiler", "compiler", "--held-out", "5"));
        words.addAll(List.of(more));
        return desk.type(words.toArray(String[]::new));
    }

    private String calls() throws IOException {
        return Files.readString(folder.resolve("calls"));
    }

    @Test
    void writesWeightsDescriptionAndBundle() throws Exception {
        Result result = convert();

        assertEquals(0, result.code(), result.err());
        assertEquals("converted\n", Files.readString(folder.resolve("out/feat_npu.cvimodel")));
        Mud mud = Mud.parse(Files.readString(folder.resolve("out/feat_npu.mud")), "feat_npu.mud");
        assertEquals(List.of(2f, 2f, 2f), mud.mean());
        assertEquals(List.of(.5f, .5f, .5f), mud.scale());
        assertTrue(mud.equivalentTo().orElseThrow().model().toString().startsWith("feat@"));
        assertEquals(1, mud.equivalentTo().get().cosine().orElseThrow(), 1e-4);
        assertTrue(Files.exists(folder.resolve("out/io.mien.model.feat_npu-0.0.0.jar")));
        assertEquals("checked against feat", result.lines().get(0));
        assertEquals("  faces   2 held out", result.lines().get(1));
        assertTrue(result.out().contains("to feat, cosine 1.000"), result.out());
    }

    @Test
    void theCompilerIsToldWhatTheNetworkNeeds() throws Exception {
        convert();

        String calls = calls();
        assertTrue(
                calls.contains("--input_shapes [[1,3,112,112]] --mean 2,2,2 --scale 0.5,0.5,0.5 --pixel_format rgb"));
        assertTrue(calls.contains("--input_num 8"), "two of ten are held out: " + calls);
        assertTrue(calls.contains("--quantize INT8 --quant_input"), calls);
    }

    @Test
    void writesNothingIfTheCompilerFails() {
        compiler("echo cannot quantize this; exit 3");
        Result result = convert();

        assertEquals(1, result.code());
        assertTrue(result.err().contains("python: ended with 3:\n  cannot quantize this"), result.err());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void withoutAnEngineNothingIsDeclared() throws Exception {
        host.waitingFormat = "cvimodel";
        Result result = convert();

        assertEquals(0, result.code(), result.err());
        assertTrue(
                result.lines().get(0).startsWith("not checked, and not declared equivalent: no engine"), result.out());
        assertFalse(Files.readString(folder.resolve("out/feat_npu.mud")).contains("equivalent-to"));
    }

    @Test
    void theSimulatorOfTheCompilerIsLentToTheEngineForTheCheck() {
        desk.file("compiler/runtime/libcviruntime.so", "");
        EngineLibrary lent = new EngineLibrary(folder.resolve("compiler/runtime"));
        List<Set<Object>> offered = new ArrayList<>();
        desk.framework.host = values -> offered.add(Set.copyOf(desk.framework.offered));
        convert();

        assertTrue(offered.stream().anyMatch(o -> o.contains(lent)), offered::toString);
        assertFalse(desk.framework.offered.contains(lent));
    }

    @Test
    void withoutAPythonItSaysWhatToInstall() throws Exception {
        Files.delete(folder.resolve("compiler/ready"));
        Script.write(folder.resolve("other"), "echo 3.13\n");
        Result result = convert("--python", "other");

        assertEquals(1, result.code());
        assertTrue(result.err().contains(folder.resolve("other") + ": is not a Python 3.10 that runs"), result.err());
    }

    @Test
    void picturesWithoutAFaceAreToldAndLeftOut() {
        desk.picture("people/view.jpg", FakeScene.of(100, 80));
        Result result = convert();

        assertEquals(1, result.code(), "something was left out");
        assertTrue(result.err().contains("people/view.jpg: no face in this picture"), result.err());
        assertTrue(Files.exists(folder.resolve("out/feat_npu.cvimodel")));
    }

    @Test
    void tooFewPicturesAreRefused() {
        Result result = convert("--pictures", "4");

        assertEquals(1, result.code());
        assertTrue(result.err().contains("feat: 4 of 4 pictures can be used, at least 5 are needed"), result.err());
    }
}
