package io.mien.recognizer;

import io.mien.detector.DetectorOptions;
import java.util.Objects;

/**
 * How a picture is enrolled. Each method with a parameter returns the same options with one value changed:
 * {@code EnrollOptions.defaults().selection(FaceSelection.LARGEST)}. Immutable.
 */
public final class EnrollOptions {
    private static final EnrollOptions DEFAULTS =
            new EnrollOptions(DetectorOptions.defaults(), FaceSelection.ALL, "", false, false);

    private final DetectorOptions detector;
    private final FaceSelection selection;
    private final String source;
    private final boolean forced;
    private final boolean numbered;

    private EnrollOptions(
            DetectorOptions detector, FaceSelection selection, String source, boolean forced, boolean numbered) {
        this.detector = Objects.requireNonNull(detector, "detector");
        this.selection = Objects.requireNonNull(selection, "selection");
        this.source = Objects.requireNonNull(source, "source");
        this.forced = forced;
        this.numbered = numbered;
    }

    /** The model's own thresholds; a picture with several faces or of a badly shown one is refused, and its name is not kept. */
    public static EnrollOptions defaults() {
        return DEFAULTS;
    }

    /** Thresholds and depth of the detector. */
    public DetectorOptions detector() {
        return detector;
    }

    /** @param options thresholds and depth of the detector */
    public EnrollOptions detector(DetectorOptions options) {
        return new EnrollOptions(options, selection, source, forced, numbered);
    }

    /** {@link FaceSelection#ALL} refuses a picture with several faces of similar size; the others take one of them. */
    public FaceSelection selection() {
        return selection;
    }

    /** @param faces which one is taken if there are several */
    public EnrollOptions selection(FaceSelection faces) {
        return new EnrollOptions(detector, faces, source, forced, numbered);
    }

    /** What the picture is called, such as its path, to be kept with the face; empty if it has no name. */
    public String source() {
        return source;
    }

    /** @param picture what it is called, such as its path, to be kept with the face */
    public EnrollOptions source(String picture) {
        return new EnrollOptions(detector, selection, picture, forced, numbered);
    }

    /** Whether a face is taken that the picture shows too badly. */
    public boolean forced() {
        return forced;
    }

    /** @param taken whether a face is taken that the picture shows too badly */
    public EnrollOptions forced(boolean taken) {
        return new EnrollOptions(detector, selection, source, taken, numbered);
    }

    /** Whether the label is followed by the next number, as {@link io.mien.store.Label#numbered} says. */
    public boolean numbered() {
        return numbered;
    }

    /**
     * @param following whether the label is followed by the next number: the recognizer chooses it while nothing else changes the
     *     gallery, so that two who are enrolled at the same moment get two numbers
     */
    public EnrollOptions numbered(boolean following) {
        return new EnrollOptions(detector, selection, source, forced, following);
    }

    /** The same for a picture at a reduced size, as {@link DetectorOptions#reducedBy} says. */
    public EnrollOptions reducedBy(int reduction) {
        return detector(detector.reducedBy(reduction));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnrollOptions o
                && detector.equals(o.detector)
                && selection == o.selection
                && source.equals(o.source)
                && forced == o.forced
                && numbered == o.numbered;
    }

    @Override
    public int hashCode() {
        return Objects.hash(detector, selection, source, forced, numbered);
    }

    @Override
    public String toString() {
        return detector + ", " + selection + (source.isEmpty() ? "" : ", picture '" + source + "'")
                + (forced ? ", forced" : "") + (numbered ? ", numbered" : "");
    }
}
