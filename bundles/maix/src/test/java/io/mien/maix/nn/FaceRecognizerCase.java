package io.mien.maix.nn;

import static io.mien.maix.nn.PixelRecognizer.picture;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.function.Executable;

/** A recognizer that sees people in bytes. Two who are 60 degrees apart have the score .75. */
abstract class FaceRecognizerCase {
    final PixelModels models = new PixelModels();
    final FaceRecognizer recognizer = new FaceRecognizer(models, true);

    @AfterEach
    final void close() {
        recognizer.close();
    }

    final void learn(int person, String label) {
        recognizer.addFace(recognizer.recognize(picture(person), .5, .45, true).at(0), label);
    }

    final FaceObject see(int person) {
        return recognizer.recognize(picture(person)).at(0);
    }

    static Err err(Executable call) {
        return assertThrows(MaixException.class, call).err();
    }

    static FaceObject own(float... feature) {
        return new FaceObject(0, 0, 1, 1, 0, 0, new int[10], feature);
    }
}
