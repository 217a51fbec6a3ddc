package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.model.Mud;
import io.mien.reference.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien model calibrate}, on the synthetic people and on people of LFW. */
class CalibrateIT {
    /** The threshold that was measured for this model on other people of LFW, at FAR 1 % for a gallery of 120. */
    private static final double ON_OTHERS = .725;

    @TempDir
    private Path folder;

    private CommandRun calibrate(String name, Object people, String... more) {
        Object[] all = new Object[more.length + 7];
        Object[] first = {"model", "calibrate", name, "--data", folder.resolve("data"), "--people", people};
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return Mien.in(folder).run(all);
    }

    @Test
    void aLooseModelIsChangedWhereItLies() throws Exception {
        new ModelFolder(folder.resolve("models")).add("mine", "mien_feature", "face_feature");
        Path mud = folder.resolve("models/mine.mud");
        String before = Files.readString(mud);
        calibrate("mine", Mien.PICTURES.resolve("people"), "--models", "models", "--pairs")
                .done()
                .says("48 faces of 8 people: 1008 pairs of different people, 120 of one person", "<- taken");

        Mud after = Mud.parse(Files.readString(mud), "mine.mud");
        assertEquals("1.0.1", after.version());
        assertEquals(.7182, after.threshold().orElseThrow(), .005);
        assertEquals(before, Files.readString(folder.resolve("models/mine.mud.bak")));
    }

    @Test
    void aModelInABundleIsWrittenToAnother() {
        Path people = Mien.PICTURES.resolve("people");
        calibrate("mien_feature", people).misused().tells("-o FILE is needed");
        calibrate("mien_feature", people, "--pairs", "-o", "new.jar")
                .done()
                .says("packed mien_feature 1.0.1", "passed, on ");
        CommandRun list = Mien.in(folder)
                .run("model", "list", "--json", "--models", ".", "--data", folder.resolve("data"))
                .done();
        assertTrue(
                list.json().stream()
                        .anyMatch(m -> m.get("name").equals("mien_feature")
                                && m.get("version").equals("1.0.1")
                                && m.get("state").equals("serving")),
                list::toString);
    }

    @Test
    void tooFewPicturesAreRefused() throws IOException {
        calibrate("mien_feature", Mien.PICTURES.resolve("people"), "--far", ".0001", "-o", "new.jar")
                .failed()
                .tells("48 strangers", "10000 at least");
        assertFalse(Files.exists(folder.resolve("new.jar")));
    }

    @Test
    void onLfwTheThresholdIsTheOneKnown() throws Exception {
        Path shared = SharedFolder.assume();
        Path models = folder.resolve("models");
        for (String file : new String[] {"mobileface_v2.mud", "mobileface_v2.onnx"}) {
            TestPeople.copy(shared.resolve("models").resolve(file), models.resolve(file));
        }
        calibrate("mobileface_v2", shared.resolve("media/lfw/known"), "--models", "models")
                .done()
                .says("559 faces of 120 people: 154925 pairs of different people, 1036 of one person");
        Mud mud = Mud.parse(Files.readString(models.resolve("mobileface_v2.mud")), "mobileface_v2.mud");
        assertEquals(ON_OTHERS, mud.threshold().orElseThrow(), .01);
    }
}
