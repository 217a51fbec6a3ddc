package io.mien.recognizer;

import io.mien.MienException;
import io.mien.camera.Frame;

/** The outcome of a frame. Every frame that a stream took from its source has exactly one. */
public sealed interface FrameResult {
    /** The frame that this was made of. */
    Frame frame();

    /** A frame that was recognized; {@code recognition} names the people in it and the line-up that found them. */
    record Recognized(Frame frame, Recognition recognition) implements FrameResult {}

    /** A frame that was not recognized, because of {@code failure}; the stream continues. */
    record Failed(Frame frame, MienException failure) implements FrameResult {}
}
