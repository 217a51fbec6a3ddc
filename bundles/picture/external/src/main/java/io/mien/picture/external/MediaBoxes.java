package io.mien.picture.external;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The boxes of an ISO base media file (ISO/IEC 14496-12), or of one of its boxes. */
record MediaBoxes(List<MediaBox> all) {
    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;

    /** Enough for any picture; a file of empty boxes has millions. */
    private static final int MOST = 10_000;

    /**
     * A box.
     *
     * @param type four characters
     * @param start where its content begins
     * @param end past its content
     */
    record MediaBox(String type, int start, int end) {}

    MediaBoxes {
        all = List.copyOf(all);
    }

    /** The boxes between two positions. */
    static MediaBoxes of(FileBytes file, int from, int to) {
        List<MediaBox> boxes = new ArrayList<>();
        int at = from;
        while (at + HEADER <= to && boxes.size() < MOST) {
            long size = file.u32(at);
            int header = HEADER;
            if (size == 1) {
                header = LONG_HEADER;
                size = file.u32(at + 8) << 32 | file.u32(at + 12);
            } else if (size == 0) {
                size = to - at;
            }
            if (size < header || size > to - at) {
                throw new IndexOutOfBoundsException("a box of " + size + " bytes at " + at);
            }
            boxes.add(new MediaBox(file.name(at + 4), at + header, (int) (at + size)));
            at += (int) size;
        }
        return new MediaBoxes(boxes);
    }

    Stream<MediaBox> ofType(String type) {
        return all.stream().filter(b -> b.type().equals(type));
    }

    Optional<MediaBox> first(String type) {
        return ofType(type).findFirst();
    }
}
