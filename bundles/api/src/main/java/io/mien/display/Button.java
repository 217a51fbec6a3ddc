package io.mien.display;

/** The buttons of a device, as in MaixPy's own example. */
public enum Button {
    /** Enroll the face in the picture. */
    LEARN,
    /** Forget everybody. */
    CLEAR,
    /** Leave. */
    BACK
}
