package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The help of {@code mien}, and its answers to wrong calls. */
class HelpIT {
    private static final List<String> COMMANDS = List.of(
            "detect",
            "embed",
            "recognize",
            "enroll",
            "people",
            "forget",
            "compare",
            "faces list",
            "faces delete",
            "faces move",
            "faces import",
            "faces export",
            "backup",
            "restore",
            "model list",
            "model pack",
            "model calibrate",
            "model pull",
            "status",
            "run",
            "stop",
            "health",
            "shell",
            "demo");

    @Test
    void helpNamesEveryCommand() {
        CommandRun help = run("help").done();
        COMMANDS.forEach(c -> help.says(c.split(" ")[0]));
        assertEquals(help.out(), run("--help").done().out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recognize",
                "enroll",
                "faces list",
                "faces delete",
                "faces move",
                "faces import",
                "model list",
                "model pack",
                "model pull"
            })
    void everyCommandExplainsItself(String command) {
        run(command + " --help").done().says("Usage: mien " + command);
    }

    @Test
    void theVersionIsSaid() {
        run("--version").done().says("mien 0.", "Java");
    }

    @Test
    void nothingSaidIsUsage() {
        CommandRun run = Mien.atPictures().run().misused();
        assertTrue((run.out() + run.err()).contains("Usage"), run::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dance",
                "detect",
                "detect --nose people",
                "detect --confidence 7 people",
                "recognize --face nose people",
                "recognize --threshold much people",
                "enroll Ada",
                "compare calls/1.jpg",
                "detect --models nowhere people",
                "faces"
            })
    void wrongUseIsToldAndNothingIsDone(String call) {
        CommandRun run = run(call).misused();
        assertTrue(!run.err().isBlank(), run::toString);
        assertEquals("", run.out(), run::toString);
    }

    /** The demo is started for itself alone; its name is known all the same. */
    @Test
    void aSlipInTheNameOfAnyCommandIsRecognized() {
        run("dem").misused().tells("unknown command 'dem'", "mien demo");
        run("help model pakc").misused().tells("unknown command 'pakc'", "model pack");
    }

    @Test
    void helpOfModelListsTheCommandsOfEachBundle() {
        run("help model").done().says("list", "pack", "pull", "calibrate", "convert");
    }

    /** A camera makes no models. */
    @Test
    void theProductMaixcamHasNoConverter() {
        Mien maixcam = Mien.atPictures().with("MIEN_FEATURE", "maixcam");
        String help = maixcam.run("help", "model").done().out();
        assertTrue(help.contains("\n  list ") && !help.contains("convert"), help);
        maixcam.run("model", "convert", "a.onnx").misused().tells("unknown command 'convert'");
    }

    @Test
    void aNameThatNothingHasIsToldWithThoseThereAre() {
        run("detect --detector nobody people/Ada/1.jpg").misused().tells("nobody", "mien_detector");
    }

    private static CommandRun run(String call) {
        return Mien.atPictures().run(new ArrayList<Object>(List.of(call.split(" "))).toArray());
    }
}
