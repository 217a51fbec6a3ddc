package io.mien.store;

/** The gallery has no face of that number; nothing was changed. */
public class NoSuchFaceException extends StoreException {
    private static final long serialVersionUID = 1L;

    private final long faceId;

    /** @param faceId the number that no face has */
    public NoSuchFaceException(long faceId) {
        super("face " + faceId + " is not in the gallery; 'mien faces list' shows the numbers");
        this.faceId = faceId;
    }

    /** The number that no face has. */
    public long faceId() {
        return faceId;
    }
}
