package io.mien.recognizer;

import io.mien.MienException;
import io.mien.camera.Frame;

/** What became of a frame. Every frame that a stream took from its source has exactly one. */
public sealed interface FrameResult {
    /** The frame that this was made of. */
    Frame frame();

    /** It was recognised, {@code recognition} saying who is in it and which line-up said so. */
    record Recognized(Frame frame, Recognition recognition) implements FrameResult {}

    /** It was not, {@code failure} saying why; the stream goes on. */
    record Failed(Frame frame, MienException failure) implements FrameResult {}
}
