package io.mien.recognizer;

import io.mien.extractor.EmbeddingSpace;
import io.mien.matcher.SearchFigures;
import io.mien.store.StoredFace;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The values of a {@link GalleryStatus}. */
record GalleryStatusValues(
        EmbeddingSpace space,
        boolean serving,
        int faces,
        List<StoredFace> lacking,
        double progress,
        Optional<SearchFigures> search)
        implements GalleryStatus {
    GalleryStatusValues {
        Objects.requireNonNull(space, "space");
        lacking = List.copyOf(lacking);
        Objects.requireNonNull(search, "search");
    }

    @Override
    public GalleryStatus lacking(List<StoredFace> without) {
        return new GalleryStatusValues(space, serving, faces, without, progress, search);
    }

    @Override
    public GalleryStatus progress(double share) {
        return new GalleryStatusValues(space, serving, faces, lacking, share, search);
    }

    @Override
    public GalleryStatus search(Optional<SearchFigures> figures) {
        return new GalleryStatusValues(space, serving, faces, lacking, progress, figures);
    }
}
