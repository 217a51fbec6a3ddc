package io.mien.sightings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.MienException;
import io.mien.aligner.AlignmentId;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.model.ModelId;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.EnrollmentRefusedException;
import io.mien.recognizer.Recognizer;
import io.mien.sightings.kept.SeenCrop;
import io.mien.sightings.kept.SightingDatabase;
import io.mien.sightings.kept.SightingFacts;
import io.mien.support.testing.CodecStub;
import io.mien.track.TrackDecision;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SightingTeachingTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    private Path temporary;

    /** What the recognizer refuses: crops by their first byte. */
    private final Set<Integer> refused = new java.util.HashSet<>();

    private final List<String> asked = new ArrayList<>();
    private SightingDatabase database;
    private SightingTeaching teaching;
    private long id;

    @BeforeEach
    void keepOne() throws Exception {
        database = SightingDatabase.open(temporary.resolve("sightings"), Optional.empty());
        id = database.add(
                new SightingFacts("door", NOON, NOON, 2, TrackDecision.NONE, Set.of()), List.of(crop(1), crop(2)));
        Recognizer recognizer = (Recognizer) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Recognizer.class}, (proxy, method, arguments) -> {
                    enroll((Image) arguments[0], (String) arguments[1], (EnrollOptions) arguments[2]);
                    return null;
                });
        CodecStub codec = new CodecStub() {
            @Override
            public Image decode(byte[] encoded, String name) {
                return Image.of(1, 1, PixelFormat.BGR, new byte[] {encoded[0], 0, 0});
            }
        };
        teaching = new SightingTeaching(database, recognizer, codec);
    }

    private static SeenCrop crop(int first) {
        EmbeddingSpace space = new EmbeddingSpace(new ModelId("features", "ab".repeat(32)), AlignmentId.SIMILARITY);
        return new SeenCrop(NOON, .5f, .9f, new byte[] {(byte) first}, new Embedding(space, new float[] {1}));
    }

    private void enroll(Image crop, String label, EnrollOptions options) throws MienException {
        int first = crop.data()[0];
        asked.add(first + " " + label + " " + options.source() + " " + options.forced());
        assertEquals(Optional.of(label), database.head(id).person(), "'forget' would find it");
        if (refused.contains(first)) {
            throw new EnrollmentRefusedException("too small, crop " + first, 1);
        }
    }

    @Test
    void theBestCropIsEnrolledAndTheSightingNamed() throws Exception {
        teaching.name(id, "Ada", true);
        assertEquals(List.of("1 Ada door true"), asked);
        assertEquals(Optional.of("Ada"), database.head(id).person());
    }

    @Test
    void theNextCropIsTakenIfTheBestIsRefused() throws Exception {
        refused.add(1);
        teaching.name(id, "Ada", false);
        assertEquals(List.of("1 Ada door false", "2 Ada door false"), asked);
    }

    @Test
    void ifAllAreRefusedNothingChanges() throws Exception {
        refused.addAll(Set.of(1, 2));
        EnrollmentRefusedException e =
                assertThrows(EnrollmentRefusedException.class, () -> teaching.name(id, "Ada", false));
        assertEquals("too small, crop 1", e.getMessage());
        assertEquals(Optional.empty(), database.head(id).person());
    }
}
