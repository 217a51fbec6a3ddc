package io.mien.sightings.kept;

import io.mien.aligner.AlignmentId;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.model.ModelId;
import io.mien.store.Label;
import io.mien.track.TrackDecision;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Sightings for tests. */
final class Sights {
    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private static final EmbeddingSpace SPACE =
            new EmbeddingSpace(new ModelId("features", "ab".repeat(32)), AlignmentId.SIMILARITY);

    private Sights() {}

    static SightingFacts unknown(Instant last) {
        return facts(last, TrackDecision.NONE);
    }

    static SightingFacts of(String label, Instant last) {
        return facts(last, new TrackDecision(label, true, .8f, 3));
    }

    private static SightingFacts facts(Instant last, TrackDecision decision) {
        Set<String> taken = decision.known() ? Set.of(decision.label()) : Set.of();
        return new SightingFacts("door", last.minusSeconds(5), last, 40, decision, taken);
    }

    /** Was taken for somebody, and for nobody in the end. */
    static SightingFacts onceTakenFor(String label) {
        TrackDecision nobody = new TrackDecision(Label.UNKNOWN, false, .3f, 2);
        return new SightingFacts("door", NOON, NOON, 9, nobody, Set.of(label));
    }

    /** A crop whose picture is made of one text. */
    static List<SeenCrop> crops(String text) {
        return List.of(new SeenCrop(NOON, .5f, .9f, picture(text), new Embedding(SPACE, new float[] {.6f, .8f})));
    }

    static byte[] picture(String text) {
        return text.repeat(50).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    static boolean holds(byte[] file, byte[] part) {
        for (int at = 0; at + part.length <= file.length; at++) {
            if (Arrays.equals(file, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
