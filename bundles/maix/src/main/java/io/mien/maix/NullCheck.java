package io.mien.maix;

/** Refuses arguments that are missing, by name. */
public final class NullCheck {
    private NullCheck() {}

    /**
     * The argument itself.
     *
     * @param name of the argument, as MaixPy spells it
     * @throws MaixException {@link Err#ERR_ARGS} if it is null
     */
    public static <T> T require(T argument, String name) {
        if (argument == null) {
            throw new MaixException(Err.ERR_ARGS, name + " is missing: it is null");
        }
        return argument;
    }
}
