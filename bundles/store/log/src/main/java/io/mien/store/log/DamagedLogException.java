package io.mien.store.log;

import io.mien.store.StoreException;

/** A log holds something else than what was written to it. */
final class DamagedLogException extends StoreException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file which one
     * @param at the byte from which on it cannot be read, from 0
     * @param why what is wrong there
     */
    DamagedLogException(String file, long at, String why) {
        super(file + " is damaged at byte " + at + ": " + why);
    }
}
