package io.mien.picture.external;

import io.mien.picture.PictureException;
import io.mien.picture.external.MediaBoxes.MediaBox;
import java.util.ArrayList;
import java.util.List;

/**
 * The primary item of a HEIF file: the picture that is shown.
 *
 * @param width in pixels, before it is turned; a picture of tiles is one of them
 * @param height in pixels, before it is turned
 * @param orientation EXIF's, 1..8
 * @param cropped whether a part of it is shown
 * @param others sizes of all items of the file
 * @param turns boxes that turn or mirror an item
 */
record HeifItem(int width, int height, int orientation, boolean cropped, List<Size> others, List<MediaBox> turns) {
    private static final int FULL_BOX = 4;
    private static final int BOX_NAME = 4;

    /** In pixels. */
    record Size(long width, long height) {}

    HeifItem {
        others = List.copyOf(others);
        turns = List.copyOf(turns);
    }

    static HeifItem primary(FileBytes file, String name) throws PictureException {
        MediaBox meta = required(MediaBoxes.of(file, 0, file.length()), "meta", name);
        MediaBoxes inside = MediaBoxes.of(file, meta.start() + FULL_BOX, meta.end());
        MediaBox pitm = required(inside, "pitm", name);
        long primary =
                file.u8(pitm.start()) == 0 ? file.u16(pitm.start() + FULL_BOX) : file.u32(pitm.start() + FULL_BOX);
        MediaBox iprp = required(inside, "iprp", name);
        MediaBoxes properties = MediaBoxes.of(file, iprp.start(), iprp.end());
        MediaBox container = required(properties, "ipco", name);
        List<MediaBox> all =
                MediaBoxes.of(file, container.start(), container.end()).all();
        List<MediaBox> own = new ArrayList<>();
        properties.ofType("ipma").forEach(ipma -> HeifAssociations.of(file, ipma, primary).stream()
                .filter(index -> index > 0 && index <= all.size())
                .forEach(index -> own.add(all.get(index - 1))));
        return of(file, name, all, own, new HeifExif(file, inside));
    }

    private static MediaBox required(MediaBoxes boxes, String type, String name) throws PictureException {
        return boxes.first(type)
                .orElseThrow(() -> new PictureException(name, "holds no picture (its header has no box " + type + ")"));
    }

    private static HeifItem of(FileBytes file, String name, List<MediaBox> all, List<MediaBox> own, HeifExif exif)
            throws PictureException {
        Size size = own.stream()
                .filter(b -> b.type().equals("ispe"))
                .map(b -> size(file, b))
                .findFirst()
                .orElseThrow(() -> new PictureException(name, "is damaged: it does not say how large its picture is"));
        QuarterTurns turn = QuarterTurns.NONE;
        for (MediaBox box : own) {
            turn = switch (box.type()) {
                case "irot" -> turn.rotatedLeft(file.u8(box.start()) & 3);
                case "imir" -> (file.u8(box.start()) & 1) == 0 ? turn.mirrored().rotatedLeft(2) : turn.mirrored();
                default -> turn;
            };
        }
        return new HeifItem(
                (int) Math.min(Integer.MAX_VALUE, size.width()),
                (int) Math.min(Integer.MAX_VALUE, size.height()),
                own.stream().anyMatch(HeifItem::isTurn) ? turn.orientation() : exif.orientation(),
                own.stream().anyMatch(b -> b.type().equals("clap")),
                all.stream()
                        .filter(b -> b.type().equals("ispe"))
                        .map(b -> size(file, b))
                        .toList(),
                all.stream().filter(HeifItem::isTurn).toList());
    }

    private static boolean isTurn(MediaBox box) {
        return box.type().equals("irot") || box.type().equals("imir");
    }

    private static Size size(FileBytes file, MediaBox ispe) {
        return new Size(file.u32(ispe.start() + FULL_BOX), file.u32(ispe.start() + FULL_BOX + 4));
    }

    /** The file with its turns and mirrors replaced by a rotation of no degrees. */
    byte[] unturned(FileBytes file) {
        byte[] copy = file.array().clone();
        for (MediaBox box : turns) {
            copy[box.start()] = 0;
            byte[] rotation = {'i', 'r', 'o', 't'};
            System.arraycopy(rotation, 0, copy, box.start() - BOX_NAME, rotation.length);
        }
        return copy;
    }

    /**
     * A turn of a picture.
     *
     * @param mirror whether left and right are exchanged first
     * @param right quarters of a turn to the right that follow, 0..3
     */
    private record QuarterTurns(boolean mirror, int right) {
        static final QuarterTurns NONE = new QuarterTurns(false, 0);
        private static final int[] PLAIN = {1, 6, 3, 8};
        private static final int[] MIRRORED = {2, 7, 4, 5};

        QuarterTurns rotatedLeft(int quarters) {
            return new QuarterTurns(mirror, right - quarters & 3);
        }

        /** Left and right of the turned picture are exchanged: the same as before the turn, which is then the other way. */
        QuarterTurns mirrored() {
            return new QuarterTurns(!mirror, -right & 3);
        }

        int orientation() {
            return (mirror ? MIRRORED : PLAIN)[right];
        }
    }
}
