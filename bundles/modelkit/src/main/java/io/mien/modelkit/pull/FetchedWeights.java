package io.mien.modelkit.pull;

import io.mien.MienException;
import io.mien.support.download.PartFile;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Weights that came. Closing it deletes what was unpacked; what was downloaded stays until {@link #used}, and what lies on a
 * mirror stays for ever.
 */
public final class FetchedWeights implements AutoCloseable {
    private final Path file;
    private final Optional<PartFile> download;
    private final Optional<Path> unpacked;

    private FetchedWeights(Path file, Optional<PartFile> download, Optional<Path> unpacked) {
        this.file = file;
        this.download = download;
        this.unpacked = unpacked;
    }

    static FetchedWeights onMirror(Path file) {
        return new FetchedWeights(file, Optional.empty(), Optional.empty());
    }

    /** A file that was downloaded. */
    static FetchedWeights downloaded(PartFile part) {
        return new FetchedWeights(part.path(), Optional.of(part), Optional.empty());
    }

    /** The weights, unpacked from this archive. */
    FetchedWeights unpackedTo(Path weights) {
        return new FetchedWeights(weights, download, Optional.of(weights));
    }

    /** Their folder. */
    public Path file() {
        return file;
    }

    /**
     * They are not needed any more.
     *
     * @param keep whether the download is kept, under its own name
     */
    public void used(boolean keep) throws MienException {
        try {
            if (download.isPresent()) {
                PartFile part = download.get();
                if (keep) {
                    AtomicFile.rename(part.path(), part.whole());
                }
                part.delete();
            }
        } catch (IOException e) {
            throw new MienException(file + ": the download cannot be put away: " + IoReason.of(e), e);
        }
    }

    @Override
    public void close() throws MienException {
        try {
            if (unpacked.isPresent()) {
                Files.deleteIfExists(unpacked.get());
            }
        } catch (IOException e) {
            throw new MienException(file + ": cannot be deleted: " + IoReason.of(e), e);
        }
    }
}
