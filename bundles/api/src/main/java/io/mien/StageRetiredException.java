package io.mien;

/**
 * The stage was retired while, or before, it was called. Nothing was answered and nothing was changed: take the
 * then-current line-up and do the frame again.
 */
public class StageRetiredException extends MienException {
    private static final long serialVersionUID = 1L;

    /** @param stage name of the retired stage */
    public StageRetiredException(String stage) {
        super(stage + " was retired");
    }
}
