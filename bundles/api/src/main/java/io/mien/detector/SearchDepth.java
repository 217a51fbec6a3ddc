package io.mien.detector;

/**
 * How small the faces are that a call searches for. A network finds a face from some size of its input on, so small faces of a
 * large picture are found only if the picture is searched window by window, and each window costs a run of the network.
 *
 * @param kind which rule decides
 * @param minFace the longer side of the smallest face in pixels of the picture for {@link Kind#DOWN_TO}, else 0
 */
public record SearchDepth(Kind kind, int minFace) {
    /** Which rule decides how deep a picture is searched. */
    public enum Kind {
        /** The detector decides by the size of the picture. */
        BY_PICTURE,
        /** The network sees the whole picture once, and finds no face that is small beside it. */
        WHOLE_PICTURE,
        /** Faces down to a size that the caller names. */
        DOWN_TO
    }

    /** The detector decides by the size of the picture; a stream of frames decides for {@link #WHOLE_PICTURE}. */
    public static final SearchDepth BY_PICTURE = new SearchDepth(Kind.BY_PICTURE, 0);

    /** One run of the network for each picture, whatever its size. */
    public static final SearchDepth WHOLE_PICTURE = new SearchDepth(Kind.WHOLE_PICTURE, 0);

    public SearchDepth {
        if (kind == Kind.DOWN_TO ? minFace < 1 : minFace != 0) {
            throw new IllegalArgumentException("the smallest face has at least 1 pixel, not " + minFace);
        }
    }

    /**
     * Searches for faces down to this size.
     *
     * @param minFace the longer side of the smallest face, in pixels of the picture, at least 1
     */
    public static SearchDepth downTo(int minFace) {
        return new SearchDepth(Kind.DOWN_TO, minFace);
    }
}
