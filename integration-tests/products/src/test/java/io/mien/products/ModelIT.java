package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model that is wrong is refused with its reason, and the next in order serves. */
class ModelIT {
    private static final String FIRST = "ranking = 100";

    @TempDir
    private static Path folder;

    private static Path models;

    @TempDir
    private Path data;

    @BeforeAll
    static void make() {
        models = new ModelFolder(folder)
                .describe("bare", "mien_detector", "retinaface", FIRST)
                .add("forged", "mien_detector", "retinaface", FIRST, "sha256 = " + "0".repeat(64))
                .add("strange", "mien_detector", "hologram", FIRST)
                .addHalf("half", "mien_detector", "retinaface", FIRST)
                .addHalf("halffeature", "mien_feature", "face_feature", FIRST)
                .add("liar", "mien_detector", "face_feature", FIRST)
                .add("other", "mien_detector", "retinaface")
                .text("garbled.mud", "This is not a description.\n")
                .path();
    }

    @Test
    void theListSaysWhy() {
        CommandRun list = mien("model", "list", "--json").done();
        Map<String, Map<String, Object>> found =
                list.json().stream().collect(Collectors.toMap(m -> (String) m.get("name"), Function.identity()));
        assertState(found, "bare", "refused", "bare.onnx");
        assertState(found, "forged", "refused", "SHA-256");
        assertState(found, "strange", "waiting", "hologram");
        assertState(found, "half", "refused", "");
        assertState(found, "halffeature", "refused", "");
        assertState(found, "liar", "refused", "");
        assertState(found, "mien_detector", "serving", "");
        assertState(found, "mien_feature", "serving", "");
        assertState(found, "other", "candidate", "");
        assertTrue(found.keySet().stream().anyMatch(n -> n.contains("garbled")), list::toString);
        mien("model", "list").done().says("bare is refused: ", "forged is refused: ", "strange is waiting: ");
    }

    private static void assertState(Map<String, Map<String, Object>> found, String name, String state, String reason) {
        assertTrue(found.containsKey(name), () -> name + " is not among " + found.keySet());
        Map<String, Object> model = found.get(name);
        assertEquals(state, model.get("state"), model::toString);
        boolean told = !((String) model.get("reason")).isBlank();
        assertEquals(!state.equals("serving") && !state.equals("candidate"), told, model::toString);
        assertTrue(((String) model.get("reason")).contains(reason), model::toString);
    }

    @Test
    void theDefaultServesAllTheSame() {
        PrintedAnswer answer =
                mien("embed", "--json", "people/Ada/1.jpg").done().answers().get(0);
        assertEquals(256, answer.face().embedding().length);
        assertTrue(answer.lineUp().get("detector").toString().startsWith("mien_detector/"), answer::toString);
        assertTrue(answer.lineUp().get("extractor").toString().startsWith("mien_feature/"), answer::toString);
    }

    @Test
    void aGoodModelIsTakenByName() {
        PrintedAnswer answer = mien("detect", "--json", "--detector", "other", "people/Ada/1.jpg")
                .done()
                .answers()
                .get(0);
        assertTrue(answer.lineUp().get("detector").toString().startsWith("other/"), answer::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "detector, bare, bare.onnx",
        "detector, forged, SHA-256",
        "detector, strange, hologram",
        "detector, half, half",
        "extractor, halffeature, halffeature",
        "extractor, liar, liar"
    })
    void requestForAWrongOneIsRefusedWithTheReason(String kind, String name, String reason) {
        CommandRun run = mien("embed", "--" + kind, name, "people/Ada/1.jpg").failed();
        run.tells(name, reason);
        assertEquals("", run.out(), run::toString);
    }

    private CommandRun mien(String... arguments) {
        Object[] all = new Object[arguments.length + 4];
        int verb = arguments[0].equals("model") ? 2 : 1;
        System.arraycopy(arguments, 0, all, 0, verb);
        all[verb] = "--models";
        all[verb + 1] = models;
        all[verb + 2] = "--data";
        all[verb + 3] = data;
        System.arraycopy(arguments, verb, all, verb + 4, arguments.length - verb);
        return Mien.atPictures().run(all);
    }
}
