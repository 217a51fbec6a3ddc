package io.mien.maix.nn;

import io.mien.StageKind;
import io.mien.maix.Maix;
import io.mien.matcher.Matcher;
import io.mien.model.InputSize;
import io.mien.model.Mud;
import io.mien.recognizer.Recognizer;

/** A Mien with the models that a program named. Thread-safe. */
interface FaceModels extends AutoCloseable {
    /** Detects and embeds, with whatever serves. */
    Recognizer recognizer();

    /** Searches, the one that goes first. */
    Matcher matcher();

    /** The Mien. */
    Maix maix();

    /** The description of the model of this kind that was named. */
    Mud mud(StageKind kind);

    /** The size of the pictures that the detector looks at. */
    InputSize input();

    /** Ends the Mien, unless the program opened it. A second call does nothing. */
    @Override
    void close();
}
