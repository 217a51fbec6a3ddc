package io.mien.runtime;

import io.mien.support.files.IoReason;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Keeps why an output could not be written: a {@code PrintStream} only tells that. Thread-safe. */
final class WatchedOutput extends FilterOutputStream {
    private volatile Optional<IOException> failure = Optional.empty();

    WatchedOutput(OutputStream out) {
        super(out);
    }

    static WatchedOutput standard() {
        return new WatchedOutput(new FileOutputStream(FileDescriptor.out));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure.or(() -> Optional.of(e));
            throw e;
        }
    }

    /** The message for the user; empty if the reader, such as {@code head}, went away. */
    Optional<String> problem() {
        return failure.filter(e -> !String.valueOf(e.getMessage()).contains("Broken pipe"))
                .map(e -> "standard output cannot be written: " + IoReason.of(e));
    }

    /** Whether something was lost. */
    boolean hasFailed() {
        return failure.isPresent();
    }
}
