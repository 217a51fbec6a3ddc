package io.mien.recognizer;

/** The face in a picture was enrolled from the same picture for another person; nothing was stored. */
public class PictureEnrolledException extends EnrollmentRefusedException {
    private static final long serialVersionUID = 1L;

    private final String label;
    private final long faceId;

    /**
     * @param label the person whom it was enrolled for
     * @param faceId the number of that face in the store
     */
    public PictureEnrolledException(String label, long faceId) {
        super(
                "the same picture is face " + faceId + " of " + label + "; 'mien faces move " + faceId
                        + " PERSON' gives the face to another person",
                1);
        this.label = label;
        this.faceId = faceId;
    }

    /** The person whom the picture was enrolled for. */
    public String label() {
        return label;
    }

    /** The number of that face in the store. */
    public long faceId() {
        return faceId;
    }
}
