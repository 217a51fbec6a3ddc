package io.mien.store.log;

import io.mien.store.GalleryId;
import io.mien.store.StoreException;
import io.mien.store.backup.GallerySnapshot;
import java.io.IOException;
import java.util.List;

/** The content of a log at one moment. Later entries lie behind it; the file is not exchanged until it was read. */
final class LogSnapshot implements GallerySnapshot {
    private final Log log;
    private final long nextFace;
    private final List<LogIndex.Face> faces;

    LogSnapshot(Log log) {
        this.log = log;
        this.nextFace = log.index().nextFace();
        this.faces = List.copyOf(log.index().faces());
    }

    @Override
    public GalleryId gallery() {
        return log.header().gallery();
    }

    @Override
    public long nextFace() {
        return nextFace;
    }

    @Override
    public void faces(Sink sink) throws IOException, StoreException {
        for (LogIndex.Face face : faces) {
            sink.accept(log.record(face, space -> true));
        }
    }
}
