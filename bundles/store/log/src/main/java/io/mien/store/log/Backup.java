package io.mien.store.log;

import io.mien.store.StoreException;
import io.mien.support.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A backup is a log of the same format, whose last record says how many faces it has. */
final class Backup {
    private final Disk disk;
    private final Log log;
    private final Header header;
    private final List<Index.Face> faces;

    /** Of what the log holds now; its file is not exchanged until {@link #write} is through. */
    Backup(Disk disk, Log log) {
        this.disk = disk;
        this.log = log;
        this.header = new Header(log.header().gallery(), log.index().nextFace());
        this.faces = List.copyOf(log.index().faces());
    }

    /** Writes it to a new file, which appears under its name when it is complete and on the disk. */
    void write(Path file) throws IOException, StoreException {
        Path target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new StoreException("the file exists already");
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new StoreException("there is no folder " + target.getParent());
        }
        Path partial = target.resolveSibling("." + target.getFileName() + ".partial");
        // A killed backup leaves it behind.
        Folders.delete(partial);
        try {
            Log copy = Log.create(disk, partial, header);
            try (copy) {
                LogHome.copy(log, faces, copy, LogHome.Selection.all());
                copy.write(out -> Entries.end(out, faces.size()));
                copy.force();
            }
            disk.move(partial, target);
        } finally {
            Folders.delete(partial);
        }
    }
}
