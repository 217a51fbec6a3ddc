package io.mien.command.runtime;

import io.mien.MienException;
import io.mien.command.data.DataFolder;
import io.mien.support.data.TemporaryFolder;
import io.mien.support.files.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of unpacked weights: in the data folder or, if that cannot be written, a temporary folder. */
final class WeightsCache implements AutoCloseable {
    private final Path path;
    private final Runnable end;

    private WeightsCache(Path path, Runnable end) {
        this.path = path;
        this.end = end;
    }

    static WeightsCache in(Path data) throws MienException {
        Path folder = DataFolder.cache(data);
        if (canBeWritten(folder)) {
            return new WeightsCache(folder, () -> {});
        }
        ScratchFolder temporary = TemporaryFolder.create();
        return new WeightsCache(temporary.path(), temporary::close);
    }

    private static boolean canBeWritten(Path folder) {
        try {
            DataFolder.make(folder);
            return Files.isWritable(folder);
        } catch (IOException e) {
            // Whatever the reason, another folder does as well.
            return false;
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        end.run();
    }
}
