package io.mien.console.action;

import io.mien.MienException;
import io.mien.StageRetiredException;
import io.mien.StageUnavailableException;
import io.mien.console.web.RefusedRequestException;
import io.mien.picture.PictureException;
import io.mien.store.IllegalLabelException;
import io.mien.store.NoSuchFaceException;
import io.mien.store.NoSuchPersonException;
import io.mien.store.PersonExistsException;

/**
 * Answers to requests that failed. The messages of some errors say which command helps; a page has none, so that these
 * are said in its terms.
 */
public final class Refusals {
    private Refusals() {}

    /** The same failure with a status of HTTP. */
    public static RefusedRequestException of(MienException e) {
        if (e instanceof RefusedRequestException refused) {
            return refused;
        }
        if (e instanceof NoSuchPersonException nobody) {
            return new RefusedRequestException(404, "nobody is called " + nobody.label());
        }
        if (e instanceof NoSuchFaceException none) {
            return new RefusedRequestException(404, "face " + none.faceId() + " is not in the gallery");
        }
        if (e instanceof PersonExistsException there) {
            return new RefusedRequestException(
                    409, "there is a person called " + there.label() + " already; the two can be merged");
        }
        if (e instanceof IllegalLabelException || e instanceof PictureException) {
            return new RefusedRequestException(400, e.getMessage());
        }
        boolean away = e instanceof StageUnavailableException || e instanceof StageRetiredException;
        return new RefusedRequestException(away ? 503 : 409, e.getMessage());
    }
}
