package io.mien.upgrade.fetch;

import io.mien.MienException;
import io.mien.support.files.FileAccess;
import io.mien.support.files.Folders;
import io.mien.support.files.IoReason;
import io.mien.upgrade.plan.PlannedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Fetches the missing files of a release, each from the first place that has it. Interrupted anywhere, it continues with what
 * has come when it is run again.
 */
public final class ReleaseFetch {
    /** Bytes that stay free on the disk. */
    private static final long RESERVE = 64L << 20;

    private final List<FileSource> sources;
    private final FetchFolder folder;
    private final Listener listener;

    /** Is told how it goes; on the thread that fetches. */
    public interface Listener {
        /** A file is begun; what is returned is told how many of its bytes have come. */
        LongConsumer begun(PlannedFile file);

        /** A file has come. */
        void fetched(PlannedFile file, long nanos);

        /** A place does not have a file as it should, and the next one is asked. */
        void passedOver(MienException reason);
    }

    /** @param sources asked one after the other */
    public ReleaseFetch(FetchSources sources, FetchFolder folder, Listener listener) {
        this.sources = sources.all();
        this.folder = folder;
        this.listener = listener;
    }

    /**
     * Returns when all files have come.
     *
     * @throws MienException if the disk has too little room, or all places lack a file; fetched files stay
     */
    public void run(List<PlannedFile> files) throws MienException {
        folder.open();
        List<PlannedFile> missing = new ArrayList<>();
        try {
            for (PlannedFile file : files) {
                if (!folder.has(file)) {
                    missing.add(file);
                }
            }
        } catch (IOException e) {
            throw new MienException("what was fetched before cannot be read: " + IoReason.of(e), e);
        }
        folder.requireRoom(missing, RESERVE);
        for (PlannedFile file : missing) {
            long start = System.nanoTime();
            fetch(file);
            listener.fetched(file, System.nanoTime() - start);
        }
    }

    private void fetch(PlannedFile file) throws MienException {
        Path target = folder.file(file);
        try {
            Folders.create(target.getParent(), FileAccess.PRIVATE);
        } catch (IOException e) {
            throw new MienException(target.getParent() + ": cannot be created: " + IoReason.of(e), e);
        }
        for (int i = 0; ; i++) {
            try {
                sources.get(i).fetch(file, target, listener.begun(file));
                return;
            } catch (MienException e) {
                if (i + 1 == sources.size() || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                listener.passedOver(e);
            }
        }
    }
}
