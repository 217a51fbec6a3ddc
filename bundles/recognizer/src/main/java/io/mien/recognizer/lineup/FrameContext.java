package io.mien.recognizer.lineup;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.StageRetiredException;
import io.mien.aligner.Aligner;
import io.mien.detector.Detector;
import io.mien.extractor.EmbeddingSpace;
import io.mien.extractor.Extractor;
import io.mien.matcher.Matcher;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.gallery.GalleryStages;
import io.mien.recognizer.guard.AnswerComparison;
import io.mien.recognizer.guard.CallMonitor;
import io.mien.recognizer.guard.GuardedAligner;
import io.mien.recognizer.guard.GuardedCall;
import io.mien.recognizer.guard.StageCall;
import io.mien.recognizer.guard.StageFailure;
import io.mien.store.FaceStore;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the work on one picture has: a leased line-up, seen by no other frame's stages, and a watch that makes the calls. Of
 * one thread.
 */
public final class FrameContext {
    private final ActiveLineUp lineUp;
    private final CallMonitor monitor;
    private final Loading loading;
    private final PredecessorLeases predecessors;
    private final Optional<AnswerComparison> comparison;

    /** In what an answer differs from another one. */
    public interface Difference<T> {
        /** Empty if it does not. */
        Optional<String> of(AnswerComparison comparison, T its, T theirs);
    }

    /** Makes the gallery of a line-up that has none yet. */
    interface Loading {
        Gallery of(ActiveLineUp lineUp) throws MienException;
    }

    /**
     * @param predecessors of the stages that are on probation
     * @param comparison how far their answers may differ; empty for a frame that is done again: it need only be answered
     */
    FrameContext(
            ActiveLineUp lineUp,
            CallMonitor monitor,
            Loading loading,
            PredecessorLeases predecessors,
            Optional<AnswerComparison> comparison) {
        this.lineUp = lineUp;
        this.monitor = monitor;
        this.loading = loading;
        this.predecessors = predecessors;
        this.comparison = comparison;
    }

    /** What a result says of the stages it passed through. */
    public LineUp describe(Set<StageKind> kinds) {
        return lineUp.describe(kinds);
    }

    /**
     * Calls the stage of a kind under watch. The call keeps nothing of this frame but its input: it may be made again.
     *
     * @param items faces, pictures or windows of a picture that it is about: its time is compared and bounded by these
     * @param check throws {@link IllegalStateException} on an answer that cannot be
     */
    public <T> T call(StageKind kind, int items, GuardedCall<T> call, Consumer<? super T> check) throws MienException {
        return monitor.call(lineUp.entry(kind).monitored(), items, call, check);
    }

    /**
     * As {@link #call(StageKind, int, GuardedCall, Consumer)}; during a probation the predecessor is asked the same, if the two must
     * answer alike.
     *
     * @throws StageFailure also if the newcomer answers otherwise
     */
    public <S, T> T call(
            StageKind kind,
            Class<S> type,
            int items,
            StageCall<S, T> call,
            Consumer<? super T> check,
            Difference<T> difference)
            throws MienException {
        StageEntry entry = lineUp.entry(kind);
        S stage = type.cast(entry.stage());
        T answer = monitor.call(entry.monitored(), items, () -> call.answer(stage), check);
        if (comparison.isPresent()) {
            Optional<T> expected = predecessor(entry, type, items, call, check);
            expected.flatMap(e -> difference.of(comparison.get(), answer, e)).ifPresent(d -> {
                throw entry.monitored().failure(d);
            });
        }
        return answer;
    }

    /** What the predecessor answers; empty if there is none, or it does not answer: that says nothing about the newcomer. */
    private <S, T> Optional<T> predecessor(
            StageEntry newcomer, Class<S> type, int items, StageCall<S, T> call, Consumer<? super T> check)
            throws MienException {
        Optional<ActiveLineUp> leased = predecessors.lease(newcomer);
        if (leased.isEmpty()) {
            return Optional.empty();
        }
        StageEntry old = leased.get().entry(newcomer.monitored().kind());
        try {
            return Optional.of(
                    monitor.unrecorded(old.monitored(), items, () -> call.answer(type.cast(old.stage())), check));
        } catch (StageRetiredException | StageFailure e) {
            return Optional.empty();
        } finally {
            predecessors.endLease(leased.get());
        }
    }

    /** Calls the store: once, and without a deadline. */
    public <T> T store(GuardedCall<T> call) throws MienException {
        return monitor.once(lineUp.entry(StageKind.STORE).monitored(), call);
    }

    /** The line-up's gallery; made now where it is not there. */
    public Gallery gallery() throws MienException {
        return lineUp.gallery().isPresent() ? lineUp.gallery().get() : loading.of(lineUp);
    }

    public Detector detector() {
        return stage(StageKind.DETECTOR, Detector.class);
    }

    public Aligner aligner() {
        return stage(StageKind.ALIGNER, Aligner.class);
    }

    /** The aligner, each of whose calls is under watch. */
    public Aligner watchedAligner() {
        return new GuardedAligner(aligner(), lineUp.entry(StageKind.ALIGNER).monitored(), monitor::unrecorded);
    }

    public Extractor extractor() {
        return stage(StageKind.EXTRACTOR, Extractor.class);
    }

    public FaceStore store() {
        return stage(StageKind.STORE, FaceStore.class);
    }

    /** Where the embeddings of this frame belong. */
    public EmbeddingSpace space() {
        return EmbeddingSpace.of(extractor(), aligner());
    }

    /** What its gallery is made of. */
    public GalleryStages stages() {
        return new GalleryStages(aligner(), extractor(), stage(StageKind.MATCHER, Matcher.class), store());
    }

    private <T> T stage(StageKind kind, Class<T> type) {
        return type.cast(lineUp.entry(kind).stage());
    }
}
