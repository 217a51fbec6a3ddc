package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageWishes;
import io.mien.command.call.Boot;
import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.fake.FakeScene;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @TempDir
    Path folder;

    private FakeDesk desk;

    @BeforeEach
    void sit() {
        desk = new FakeDesk(folder);
    }

    private Result type(String line) {
        return desk.type(line.isEmpty() ? new String[0] : line.split(" "));
    }

    @Test
    void aCommandThatAnotherBundleBringsIsToldItsArguments() {
        desk.framework.commands.put("greet", told -> {
            ((PrintStream) told.get("out")).println("Good day " + String.join(" ", (String[]) told.get("arguments")));
            return 3;
        });
        Result result = type("greet Ada --loud");

        assertEquals(3, result.code(), result.err());
        assertEquals(List.of("Good day Ada --loud"), result.lines());
    }

    @Test
    void aSlipInACommandOfABundleThatWasNotStartedIsRecognized() {
        desk.boot = new Boot("desk", 0, StageWishes.NONE, List.of(), () -> List.of("greet"), () -> {});

        Result result = type("gret");
        assertEquals(2, result.code());
        assertTrue(result.err().startsWith("mien: unknown command 'gret'\nDid you mean: mien greet"), result.err());
    }

    @Test
    void aSlipInACommandBelowAnotherOfABundleThatWasNotStartedIsRecognized() {
        List<String> stated = List.of("model", "model list", "model pack", "faces pick", "pack");
        desk.boot = new Boot("desk", 0, StageWishes.NONE, List.of(), () -> stated, () -> {});

        Result result = type("help model pakc");
        assertEquals(2, result.code());
        assertTrue(
                result.err().startsWith("mien model: unknown command 'pakc'\nDid you mean: model pack?"), result.err());
        assertTrue(type("help model pack").err().startsWith("mien model: unknown command 'pack'\n"));
    }

    @Test
    void noBundleTakesTheNameOfAnotherCommand() {
        desk.framework.commands.put("people", told -> 3);

        assertEquals(2, type("people nobody").code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "detect",
                "embed",
                "recognize",
                "enroll",
                "enroll Ada",
                "enroll --people x Ada a.jpg",
                "forget",
                "compare a.jpg",
                "compare a.jpg b.jpg c.jpg",
                "faces",
                "faces import",
                "faces move x",
                "backup",
                "restore",
                "model",
                "people nobody",
                "detect --nonsense a.jpg",
                "detect --confidence 2 a.jpg",
                "detect --confidence x a.jpg",
                "detect --iou -1 a.jpg",
                "detect --iou NaN a.jpg",
                "detect --face left a.jpg",
                "recognize --threshold 1.5 a.jpg",
                "detect --models"
            })
    void wrongUseIsTwo(String line) {
        Result result = type(line);

        assertEquals(2, result.code(), result.err());
        assertEquals("", result.out());
        assertTrue(result.err().contains("mien"), result.err());
        assertTrue(desk.framework.sessions.isEmpty(), "nothing is set up for a command that cannot be understood");
    }

    @Test
    void wrongUseSaysWhatIsWrongAndWhereToLook() {
        assertTrue(type("detect --confidence 2 a.jpg").err().contains("'2' is not a number of 0..1"));
        assertTrue(type("detect --face left a.jpg").err().contains("'left' is neither centre nor largest"));
        assertTrue(type("detect --confidence 2 a.jpg").err().contains("Try 'mien detect --help'."));
        assertTrue(type("detec a.jpg").err().startsWith("mien: unknown command 'detec'\nDid you mean: mien detect"));
        assertTrue(
                type("--models x").err().startsWith("mien: Unknown option"),
                type("--models x").err());
        assertTrue(type("faces copy x").err().startsWith("mien faces: unknown command 'copy'\n"));
        assertTrue(type("people nobody").err().startsWith("mien people: unknown command 'nobody'\n"));
    }

    @Test
    void aFolderOfModelsThatDoesNotExistIsWrongUse() {
        desk.picture("a.jpg", FakeScene.of(10, 10));
        Result result = desk.onData("detect", "--models", "missing", "a.jpg");

        assertEquals(2, result.code());
        assertTrue(result.err().contains(folder.resolve("missing") + ": no such folder"), result.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "detect",
                "embed",
                "recognize",
                "recognise",
                "enroll",
                "enrol",
                "people",
                "forget",
                "compare",
                "faces",
                "faces import",
                "faces export",
                "backup",
                "restore",
                "model",
                "model list",
                "gallery",
                "gallery list",
                "gallery prune",
                "store",
                "store migrate",
                "status"
            })
    void everyCommandHasHelp(String command) {
        Result result = type(command + " --help");

        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().startsWith("Usage: mien "), result.out());
        assertEquals("", result.err());
    }

    @Test
    void helpListsEveryCommand() {
        Result result = type("help");

        assertEquals(0, result.code());
        for (String command : CommandNames.ALL) {
            assertTrue(result.out().contains("\n  " + command), command + " in " + result.out());
        }
        assertEquals(result.out(), type("--help").out());
    }

    @Test
    void helpOfACommandBelowAnotherIsItsOwn() {
        for (String command : List.of("faces list", "people merge", "model list")) {
            assertEquals(
                    type(command + " --help").out(), type("help " + command).out());
        }
    }

    @Test
    void helpOfNoCommandSaysWhatTheCommandWouldSay() {
        for (String names : List.of("bogus", "faces bogus", "people bogus")) {
            Result help = type("help " + names);
            assertEquals(2, help.code(), help.out());
            assertEquals(type(names).err(), help.err());
            assertEquals("", help.out());
        }
        assertTrue(type("help bogus").err().startsWith("mien: unknown command 'bogus'"));
        assertEquals(0, type("help help").code());
        assertEquals(type("help detect").out(), type("help detect x").out());
    }

    @Test
    void helpOfACommandGroupsItsOptions() {
        Result result = type("help recognize");

        assertEquals(0, result.code());
        int faces = result.out().indexOf("Faces:");
        int identity = result.out().indexOf("Identity:");
        int stages = result.out().indexOf("Models and stages:");
        int data = result.out().indexOf("Data:");
        int output = result.out().indexOf("Output:");
        int examples = result.out().indexOf("Examples:");
        assertTrue(
                0 < faces
                        && faces < identity
                        && identity < stages
                        && stages < data
                        && data < output
                        && output < examples,
                result.out());
    }

    @Test
    void versionIsTheDistributions() {
        Result result = type("--version");

        assertEquals(0, result.code());
        assertTrue(result.out().startsWith("mien 1.2.3\nJava "), result.out());
    }
}
