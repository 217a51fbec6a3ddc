package io.mien.store.log;

import io.mien.store.FaceRecord;
import io.mien.store.IllegalLabelException;
import io.mien.store.Label;
import io.mien.store.NewFace;
import io.mien.store.StoreException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Faces that are to be stored, under labels that are allowed. */
final class FaceInsertion {
    private final List<FaceRecord> faces;

    private FaceInsertion(List<FaceRecord> faces) {
        this.faces = faces;
    }

    static FaceInsertion of(List<NewFace> faces, Instant now) throws IllegalLabelException {
        Instant enrolled = now.truncatedTo(ChronoUnit.MILLIS);
        List<FaceRecord> records = new ArrayList<>(faces.size());
        for (NewFace face : faces) {
            records.add(
                    new FaceRecord(0, face.label(), enrolled, face.chip(), List.of(face.embedding()), face.source()));
        }
        return new FaceInsertion(checked(records));
    }

    /** The faces with ids, from the first that is free. */
    List<FaceRecord> from(long nextFace) {
        List<FaceRecord> numbered = new ArrayList<>(faces.size());
        for (FaceRecord face : faces) {
            numbered.add(new FaceRecord(
                    nextFace + numbered.size(),
                    face.label(),
                    face.enrolled(),
                    face.chip(),
                    face.embeddings(),
                    face.source()));
        }
        return numbered;
    }

    /** The faces under their labels as they are kept. */
    static List<FaceRecord> checked(List<FaceRecord> faces) throws IllegalLabelException {
        List<FaceRecord> checked = new ArrayList<>(faces.size());
        for (FaceRecord face : faces) {
            checked.add(new FaceRecord(
                    face.id(),
                    Label.check(face.label()),
                    face.enrolled(),
                    face.chip(),
                    face.embeddings(),
                    face.source()));
        }
        return checked;
    }

    /** @throws StoreException if one does not come after those before it, or was given already */
    static void checkIds(List<FaceRecord> faces, long nextFace) throws StoreException {
        long next = nextFace;
        for (FaceRecord face : faces) {
            if (face.id() < next) {
                throw new StoreException("the id " + face.id() + " was given already; the next is " + next);
            }
            next = face.id() + 1;
        }
    }

    /**
     * Faces as one record.
     *
     * @throws StoreException if their embeddings are not as long as those of the index
     */
    static RecordFrames.Body body(LogIndex index, List<FaceRecord> faces) throws StoreException {
        index.check(faces.stream().flatMap(face -> face.embeddings().stream()).toList());
        return out -> {
            for (FaceRecord face : faces) {
                RecordEntries.record(out, face);
            }
        };
    }
}
