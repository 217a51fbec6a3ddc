package io.mien;

/**
 * A stage failed in a way that its contract does not know: it threw, ran over its deadline or answered what cannot be; and
 * no other stage of its kind could do the call.
 */
public class StageFailedException extends MienException {
    private static final long serialVersionUID = 1L;

    private final StageKind kind;

    /**
     * @param kind its slot
     * @param stage which one
     * @param reason what it did
     * @param cause what was caught
     */
    public StageFailedException(StageKind kind, StageId stage, String reason, Throwable cause) {
        super("the " + kind.word() + " " + stage + " failed: " + reason, cause);
        this.kind = kind;
    }

    /** Its slot. */
    public StageKind kind() {
        return kind;
    }
}
