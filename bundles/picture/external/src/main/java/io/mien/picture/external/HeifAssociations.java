package io.mien.picture.external;

import io.mien.picture.external.MediaBoxes.MediaBox;
import java.util.ArrayList;
import java.util.List;

/** Reads which properties an item has (box {@code ipma}). */
final class HeifAssociations {
    private HeifAssociations() {}

    /** Numbers of the item's properties in their order; the first property of the file is 1. */
    static List<Integer> of(FileBytes file, MediaBox ipma, long item) {
        boolean longItems = file.u8(ipma.start()) > 0;
        boolean longIndices = (file.u8(ipma.start() + 3) & 1) != 0;
        long entries = file.u32(ipma.start() + 4);
        List<Integer> found = new ArrayList<>();
        int at = ipma.start() + 8;
        for (long i = 0; i < entries; i++) {
            long id = longItems ? file.u32(at) : file.u16(at);
            at += longItems ? 4 : 2;
            int count = file.u8(at++);
            for (int n = 0; n < count; n++) {
                int index = longIndices ? file.u16(at) & 0x7fff : file.u8(at) & 0x7f;
                at += longIndices ? 2 : 1;
                if (id == item) {
                    found.add(index);
                }
            }
        }
        return found;
    }
}
