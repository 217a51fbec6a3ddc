package io.mien.store.derby;

import io.mien.support.files.ProvedMark;
import java.nio.file.Path;
import java.util.List;

/**
 * Says of a closed database in its place that nothing in it has changed since this version left it: that it holds no {@link
 * ForeignObjects}, and that a {@link ReadingCopy} in its folder, if there is one, is of its present state. Another version, which may know
 * nothing of the copy or not be able to read the schema, has another proof.
 */
final class GalleryProof {
    private final ProvedMark mark;
    private final String what;

    GalleryProof(Path database, GallerySchema schema) {
        this.mark = new ProvedMark(database.resolveSibling(database.getFileName() + ".proved"), List.of(database));
        this.what = ForeignObjects.PROOF + " schema " + schema.newest() + " " + ReadingCopy.FORMAT;
    }

    /** False where no proof ever holds: a copy would lie there for nothing. */
    boolean isPossible() {
        return mark.isPossible();
    }

    boolean holds() {
        return mark.holds(what);
    }

    void set() {
        mark.set(what);
    }
}
