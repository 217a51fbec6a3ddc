package io.mien.recognizer.gallery;

import io.mien.MienException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Galleries of a store, with one extractor whose gallery may serve. */
abstract class GalleriesCase {
    final Hall hall = new Hall();
    final Galleries galleries = hall.galleries;
    final GalleryStages old = hall.stages(Hall.eye("old"));

    @AfterEach
    void close() {
        galleries.close();
    }

    Gallery serve(GalleryStages stages) throws MienException {
        Gallery gallery = galleries.of(stages);
        galleries.keep(List.of(stages));
        return gallery;
    }

    interface Act {
        void run() throws Exception;
    }

    static Runnable act(Act act) {
        return () -> {
            try {
                act.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
