package io.mien.store.backup;

import io.mien.store.FaceRecord;
import io.mien.store.GalleryId;
import io.mien.store.StoreException;
import java.io.IOException;

/** A gallery as it was at one moment, whatever is written to it while it is read. */
public interface GallerySnapshot {
    GalleryId gallery();

    /** The first face id that was never given. */
    long nextFace();

    /** Hands over every face, by id. */
    void faces(Sink sink) throws IOException, StoreException;

    /** Takes faces. */
    interface Sink {
        /** Takes the next face. */
        void accept(FaceRecord face) throws IOException, StoreException;
    }
}
