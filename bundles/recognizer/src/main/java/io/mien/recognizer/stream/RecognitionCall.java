package io.mien.recognizer.stream;

import io.mien.MienException;
import io.mien.image.Image;
import io.mien.recognizer.Recognition;

/** One call of the chain. */
@FunctionalInterface
public interface RecognitionCall {
    Recognition recognize(Image image) throws MienException;
}
