package io.mien.store.folder;

import io.mien.support.files.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Changes of the real disk. */
public final class DurableChanges implements GalleryFolder.Changes {
    @Override
    public void move(Path from, Path to) throws IOException {
        DurableFiles.move(from, to);
    }

    @Override
    public void erase(Path path) throws IOException {
        DurableFiles.erase(path);
    }
}
