package io.mien.recognizer.chain;

import io.mien.MienException;
import io.mien.recognizer.PersonListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Those that keep something about people outside the gallery. Each is called, also after another one failed. Thread-safe. */
final class PersonListeners {
    private final List<PersonListener> all = new CopyOnWriteArrayList<>();

    private interface Call {
        boolean of(PersonListener listener) throws MienException;
    }

    void add(PersonListener listener) {
        all.add(listener);
    }

    void remove(PersonListener listener) {
        all.remove(listener);
    }

    /** @return whether one of them kept anything of the person */
    boolean forgotten(String label) throws MienException {
        return call(
                listener -> listener.forgotten(label),
                label + " is no longer in the gallery, but something that was kept elsewhere is not erased");
    }

    void renamed(String label, String other) throws MienException {
        call(
                listener -> {
                    listener.renamed(label, other);
                    return false;
                },
                label + " is " + other + " in the gallery, but something that is kept elsewhere has the old name");
    }

    private boolean call(Call call, String failure) throws MienException {
        boolean any = false;
        MienException failed = null;
        for (PersonListener listener : all) {
            try {
                any |= call.of(listener);
            } catch (MienException | RuntimeException | LinkageError e) {
                MienException told = new MienException(failure + ": " + e.getMessage(), e);
                if (failed == null) {
                    failed = told;
                } else {
                    failed.addSuppressed(told);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
        return any;
    }
}
