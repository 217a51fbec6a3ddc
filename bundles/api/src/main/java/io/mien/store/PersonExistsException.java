package io.mien.store;

import io.mien.MienException;

/** Somebody in the gallery is called that already; nothing was changed. */
public class PersonExistsException extends MienException {
    private static final long serialVersionUID = 1L;

    private final String label;

    /** @param label what somebody is called */
    public PersonExistsException(String label) {
        super("there is a person called " + label + " already; to join two people use 'mien people merge'");
        this.label = label;
    }

    /** The name that a person has already. */
    public String label() {
        return label;
    }
}
