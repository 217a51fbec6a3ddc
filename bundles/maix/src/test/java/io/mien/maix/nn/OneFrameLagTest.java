package io.mien.maix.nn;

import static io.mien.maix.nn.PixelRecognizer.picture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.MienException;
import io.mien.maix.Err;
import io.mien.maix.MaixException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** MaixPy's way of two buffers. */
@Timeout(60)
class OneFrameLagTest extends FaceRecognizerCase {
    @Test
    void withALagOfOneFrameACallReturnsTheFacesOfTheFrameBefore() {
        learn(10, "Ada");
        recognizer.oneFrameLag(true);
        assertEquals(0, recognizer.recognize(picture(10)).size());
        assertEquals("Ada", recognizer.recognize(picture(80, 80)).at(0).label());
        assertEquals(2, recognizer.recognize(picture(10)).size());
        recognizer.oneFrameLag(false);
        assertEquals("Ada", see(10).label());
    }

    @Test
    void theNextCallThrowsTheFailureOfTheFrameBefore() {
        recognizer.oneFrameLag(true);
        models.recognizer.failure = Optional.of(new MienException("no picture"));
        recognizer.recognize(picture(10));
        MaixException e = assertThrows(MaixException.class, () -> recognizer.recognize(picture(10)));
        assertEquals("no picture", e.getMessage());
        assertEquals(Err.ERR_RUNTIME, e.err());
    }

    @Test
    void aLagNeedsTwoBuffers() {
        try (FaceRecognizer single = new FaceRecognizer(models, false)) {
            assertEquals(Err.ERR_ARGS, err(() -> single.oneFrameLag(true)));
        }
    }
}
