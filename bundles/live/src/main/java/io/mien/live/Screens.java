package io.mien.live;

import io.mien.display.FrameSink;
import io.mien.display.MessageSink;
import io.mien.recognizer.FrameResult;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** All places where results and messages are shown; one that fails does not hide them from the others. Thread-safe. */
final class Screens {
    private static final Logger LOG = System.getLogger(Screens.class.getName());

    private final List<FrameSink> frames = new CopyOnWriteArrayList<>();
    private final List<MessageSink> messages = new CopyOnWriteArrayList<>();

    void add(FrameSink sink) {
        frames.add(sink);
    }

    void remove(FrameSink sink) {
        frames.remove(sink);
    }

    void add(MessageSink sink) {
        messages.add(sink);
    }

    void remove(MessageSink sink) {
        messages.remove(sink);
    }

    void show(FrameResult result) {
        each(frames, sink -> sink.show(result));
    }

    void say(String message) {
        each(messages, sink -> sink.say(message));
    }

    private static <S> void each(List<S> sinks, Consumer<S> call) {
        for (S sink : sinks) {
            try {
                call.accept(sink);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "A screen failed: " + sink, e);
            }
        }
    }
}
