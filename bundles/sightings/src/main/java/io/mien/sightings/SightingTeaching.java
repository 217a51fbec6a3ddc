package io.mien.sightings;

import io.mien.MienException;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Enrollment;
import io.mien.recognizer.EnrollmentRefusedException;
import io.mien.recognizer.Recognizer;
import io.mien.sightings.kept.SeenCrop;
import io.mien.sightings.kept.SightingDatabase;
import io.mien.sightings.kept.SightingHead;
import io.mien.support.teaching.FaceCut;
import java.util.Optional;

/**
 * Enrolls people from sightings. A crop is enrolled as any other picture is: the face is found and embedded by the stages that serve now,
 * so that a sighting does not depend on the extractor that was there when it was kept.
 */
final class SightingTeaching {
    private final SightingDatabase database;
    private final Recognizer recognizer;
    private final PictureCodec codec;

    SightingTeaching(SightingDatabase database, Recognizer recognizer, PictureCodec codec) {
        this.database = database;
        this.recognizer = recognizer;
        this.codec = codec;
    }

    /**
     * Enrolls the best crop of a sighting, or the next one if that is refused.
     *
     * @param force whether a face is taken that the crop shows too badly
     * @throws EnrollmentRefusedException saying why the best crop is refused, if all are; then nothing changes
     * @throws io.mien.sightings.kept.NoSuchSightingException naming the number
     */
    Enrollment name(long id, String person, boolean force) throws MienException {
        SightingHead before = database.head(id);
        // First: 'mien forget' must find the sighting of whoever is in the gallery, also after the end of the process
        // in between.
        database.name(id, Optional.of(person));
        boolean enrolled = false;
        try {
            Enrollment enrollment = enroll(before, person, force);
            enrolled = true;
            return enrollment;
        } finally {
            if (!enrolled) {
                database.name(id, before.named());
            }
        }
    }

    private Enrollment enroll(SightingHead head, String person, boolean force) throws MienException {
        String source = head.facts().source();
        Optional<EnrollmentRefusedException> refusal = Optional.empty();
        for (SeenCrop crop : database.read(head.id())) {
            EnrollOptions options = FaceCut.found(crop.score()).source(source).forced(force);
            try {
                return recognizer.enroll(
                        codec.decode(crop.picture(), "the crop of sighting " + head.id()), person, options);
            } catch (EnrollmentRefusedException e) {
                refusal = refusal.or(() -> Optional.of(e));
            }
        }
        throw refusal.orElseThrow(() -> new EnrollmentRefusedException("no crop is kept", 0));
    }
}
