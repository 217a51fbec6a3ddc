package io.mien.recognizer.slot;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.aligner.Aligner;
import io.mien.detector.Detector;
import io.mien.extractor.EmbeddingSpace;
import io.mien.extractor.Extractor;
import io.mien.matcher.Matcher;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.guard.Call;
import io.mien.recognizer.guard.GuardedAligner;
import io.mien.recognizer.guard.Watch;
import io.mien.store.FaceStore;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the work on one picture has: a leased line-up, seen by no other frame's stages, and a watch that makes the calls. Of
 * one thread.
 */
public final class Frame {
    private final ActiveLineUp lineUp;
    private final Watch watch;
    private final Loading loading;

    /** Makes the gallery of a line-up that has none yet. */
    interface Loading {
        Gallery of(ActiveLineUp lineUp) throws MienException;
    }

    Frame(ActiveLineUp lineUp, Watch watch, Loading loading) {
        this.lineUp = lineUp;
        this.watch = watch;
        this.loading = loading;
    }

    /** What a result says of the stages it passed through. */
    public LineUp describe(Set<StageKind> kinds) {
        return lineUp.describe(kinds);
    }

    /**
     * Calls the stage of a kind under watch. The call keeps nothing of this frame but its input: it may be made again.
     *
     * @param items faces, or pictures, that it is about: its time is compared by these
     * @param check throws {@link IllegalStateException} on an answer that cannot be
     */
    public <T> T call(StageKind kind, int items, Call<T> call, Consumer<? super T> check) throws MienException {
        return watch.call(lineUp.entry(kind).subject(), items, call, check);
    }

    /** Calls the store: once, and without a deadline. */
    public <T> T store(Call<T> call) throws MienException {
        return watch.once(lineUp.entry(StageKind.STORE).subject(), call);
    }

    /** The line-up's gallery; made now where it is not there. */
    public Gallery gallery() throws MienException {
        return lineUp.gallery().isPresent() ? lineUp.gallery().get() : loading.of(lineUp);
    }

    /** The detector. */
    public Detector detector() {
        return stage(StageKind.DETECTOR, Detector.class);
    }

    /** The aligner. */
    public Aligner aligner() {
        return stage(StageKind.ALIGNER, Aligner.class);
    }

    /** The aligner, each of whose calls is under watch. */
    public Aligner watchedAligner() {
        return new GuardedAligner(aligner(), lineUp.entry(StageKind.ALIGNER).subject(), watch::unrecorded);
    }

    /** The extractor. */
    public Extractor extractor() {
        return stage(StageKind.EXTRACTOR, Extractor.class);
    }

    /** The store. */
    public FaceStore store() {
        return stage(StageKind.STORE, FaceStore.class);
    }

    /** Where the embeddings of this frame belong. */
    public EmbeddingSpace space() {
        return new EmbeddingSpace(extractor().embeddingModel(), aligner().id());
    }

    /** What its gallery is made of. */
    public Stages stages() {
        return new Stages(aligner(), extractor(), stage(StageKind.MATCHER, Matcher.class), store());
    }

    private <T> T stage(StageKind kind, Class<T> type) {
        return type.cast(lineUp.entry(kind).stage());
    }
}
