package io.mien.store;

import java.util.UUID;

/** Which gallery a store holds; it stays the same when another store bundle takes the same data over. */
public record GalleryId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
