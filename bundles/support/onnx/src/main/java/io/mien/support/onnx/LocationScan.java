package io.mien.support.onnx;

import java.io.EOFException;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/** Collects the locations of its external data. */
final class LocationScan {
    /** Deeper than control flow is nested in practice; a file made to nest for ever is not followed. */
    private static final int DEEPEST = 200;

    /** Longer than the longest path of a file. */
    private static final int LONGEST_TEXT = 4096;

    private static final int MOST_LOCATIONS = 10_000;

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;

    /** Groups are no longer written, but parsers read them: what is in one is looked at like the fields around it. */
    private static final int GROUP_START = 3;

    private static final int GROUP_END = 4;

    private final FieldReader reader;
    private final Collection<String> locations;

    LocationScan(FieldReader reader, Collection<String> locations) {
        this.reader = reader;
        this.locations = locations;
    }

    /** Ends at the first part that cannot be read: the file is then not a model, or not one that runs. */
    void run() throws IOException {
        try {
            message(OnnxMessage.MODEL, reader.size(), 0);
        } catch (EOFException | MalformedModelException e) {
            // The engine refuses the file and says why.
            return;
        }
    }

    private void message(OnnxMessage message, long end, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new MalformedModelException("it is nested more than " + DEEPEST + " deep");
        }
        String key = "";
        String value = "";
        while (reader.position() < end) {
            long tag = reader.varint();
            int field = (int) (tag >>> 3);
            if ((tag & 7) != LENGTH_DELIMITED) {
                skip((int) (tag & 7));
                continue;
            }
            long length = reader.varint();
            long after = reader.position() + length;
            if (length < 0 || after > end) {
                throw new MalformedModelException("a field ends behind its message");
            }
            Optional<OnnxMessage> inner = message.in(field);
            if (inner.isPresent()) {
                message(inner.get(), after, depth + 1);
            } else if (message == OnnxMessage.ENTRY && field == OnnxMessage.KEY) {
                key = text(length);
            } else if (message == OnnxMessage.ENTRY && field == OnnxMessage.VALUE) {
                value = text(length);
            }
            reader.seek(after);
        }
        if (key.equals("location")) {
            add(value);
        }
    }

    private void add(String location) throws IOException {
        locations.add(location);
        if (locations.size() > MOST_LOCATIONS) {
            throw new IOException("it names more than " + MOST_LOCATIONS + " data files");
        }
    }

    private String text(long length) throws IOException {
        if (length > LONGEST_TEXT) {
            throw new IOException("it names a data file with " + length + " bytes");
        }
        return reader.text((int) length);
    }

    private void skip(int wireType) throws IOException {
        switch (wireType) {
            case VARINT -> reader.varint();
            case FIXED64 -> reader.seek(reader.position() + Long.BYTES);
            case FIXED32 -> reader.seek(reader.position() + Integer.BYTES);
            case GROUP_START, GROUP_END -> {}
            default -> throw new MalformedModelException("a field of wire type " + wireType);
        }
    }
}
