package io.mien.store;

import io.mien.MienException;

/** Nobody in the gallery is called that; nothing was changed. */
public class NoSuchPersonException extends MienException {
    private static final long serialVersionUID = 1L;

    private final String label;

    /** @param label what nobody is called */
    public NoSuchPersonException(String label) {
        super("nobody is called " + label + "; 'mien people' shows everybody");
        this.label = label;
    }

    /** The name that no person has. */
    public String label() {
        return label;
    }
}
