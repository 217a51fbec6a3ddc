package io.mien.command.data;

import io.mien.support.files.IoReason;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Removes the files of the matcher {@code graph}, which earlier versions kept in {@code index/} of a data folder. */
public final class RetiredIndexes {
    private static final Logger LOG = System.getLogger(RetiredIndexes.class.getName());

    private RetiredIndexes() {}

    /** @param data a folder that this process owns */
    public static void remove(Path data) {
        Path index = data.resolve("index");
        if (!Files.isDirectory(index)) {
            return;
        }
        try {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(index, "*.graph*")) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            try (DirectoryStream<Path> others = Files.newDirectoryStream(index)) {
                if (others.iterator().hasNext()) {
                    return;
                }
            }
            Files.delete(index);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Files of an earlier version in {0} cannot be removed: {1}", index, IoReason.of(e));
        }
    }
}
