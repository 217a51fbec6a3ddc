package io.mien;

/** No stage of a kind was there in the configured time. */
public class StageUnavailableException extends MienException {
    private static final long serialVersionUID = 1L;

    private final StageKind kind;

    /**
     * @param kind the missing stage
     * @param message which stage is missing, and what is known of why
     */
    public StageUnavailableException(StageKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** The missing stage. */
    public StageKind kind() {
        return kind;
    }
}
