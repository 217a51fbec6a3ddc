package io.mien.track;

import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/** A source of frames that is being recognized, as a service; what it says is of the moment. Thread-safe. */
@ProviderType
public interface LiveSource {
    /** What a source is doing. */
    enum State {
        /** Nothing that opens its address is installed. */
        WAITING,
        /** Frames are taken, or waited for while a camera is away. */
        OPEN,
        /** There are no more frames, the address cannot be opened, or the configuration cannot be read. */
        ENDED;

        /** In lower case, as it is printed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the configuration calls the source. */
    String name();

    /** Its address, without passwords. */
    String address();

    /** What it is doing. */
    State state();

    /** Why it is not open; empty if it is, or if there are no more frames. */
    String reason();

    /** How many frames were recognized since it was configured. */
    long frames();

    /** How many frames could not be recognized since it was configured. */
    long failures();

    /** How many frames were left out since it was configured, because a newer one came before they could be taken. */
    long dropped();
}
