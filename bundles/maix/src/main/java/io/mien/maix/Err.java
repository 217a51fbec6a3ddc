package io.mien.maix;

/** The kinds of errors that MaixPy tells apart, by its names. */
public enum Err {
    /** An argument is not allowed. */
    ERR_ARGS,

    /** A file, a model, a camera is not there. */
    ERR_NOT_FOUND,

    /** It cannot be done here, on this machine or with this file. */
    ERR_NOT_IMPL,

    /** It was not loaded or opened before, or is closed. */
    ERR_NOT_READY,

    /** A file cannot be read or written. */
    ERR_IO,

    /** Anything else that failed while it ran. */
    ERR_RUNTIME
}
