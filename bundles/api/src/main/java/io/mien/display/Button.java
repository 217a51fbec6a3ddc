package io.mien.display;

/** What can be pressed on a device, as in MaixPy's own example. */
public enum Button {
    /** Enrol the face in the picture. */
    LEARN,
    /** Forget everybody. */
    CLEAR,
    /** Leave. */
    BACK
}
