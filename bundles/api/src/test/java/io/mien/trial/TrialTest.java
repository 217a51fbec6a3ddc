package io.mien.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Point;
import io.mien.model.ModelRejectedException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final Face FACE =
            new Face(new Box(-1.5f, 2, 30.25f, 40), .875f, Collections.nCopies(Face.POINTS, new Point(7.1f, 8.3f)));

    @Test
    void readsWhatWasWritten() throws ModelRejectedException {
        Trial faces = Trial.ofFaces("picture.ppm", List.of(FACE, FACE));
        assertEquals(faces, Trial.parse(faces.toText(), "trial.txt"));
        Trial embedding = Trial.ofEmbedding("crop.png", new float[] {.6f, -.8f, 1e-9f});
        assertEquals(embedding, Trial.parse(embedding.toText(), "trial.txt"));
    }

    @Test
    void missingKeysHaveDefaults() throws ModelRejectedException {
        Trial trial = Trial.parse("# by hand\npicture = p.ppm\nnewer = key\ncosine = .9\n", "trial.txt");
        assertEquals(new Trial.Limits(.8f, .05f, .1f, .9f), trial.limits());
        assertTrue(trial.faces().isEmpty() && trial.embedding().isEmpty());
    }

    @Test
    void namesTheWrongValue() {
        refused("face = 1 2 3", "a face has 15 numbers, not 3");
        refused("embedding = 1 NaN", "embedding has a number that is not finite");
        refused("embedding = one", "embedding has a value that is not a number");
        refused("iou = 2", "iou is a number in 0..1");
        refused("picture = ../p.ppm", "its picture is a file beside it, not '../p.ppm'");
        refused("nothing", "a line that is not key = value");
        String both = Trial.ofFaces("p.ppm", List.of(FACE)).toText();
        refused(both + "embedding = 1", "has faces and an embedding");
    }

    private static void refused(String lines, String reason) {
        ModelRejectedException e =
                assertThrows(ModelRejectedException.class, () -> Trial.parse("picture = p.ppm\n" + lines, "trial.txt"));
        assertEquals("trial.txt: " + reason, e.getMessage());
    }
}
