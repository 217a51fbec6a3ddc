package io.mien.maix.nn;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** The objects of a picture, best first; the program may add and remove. Belongs to one thread at a time. */
public abstract class ObjectList<T> implements Iterable<T> {
    private final List<T> objects;

    ObjectList(List<T> objects) {
        this.objects = new ArrayList<>(objects);
    }

    /** Adds one at the end. */
    public final void add(T object) {
        objects.add(Objects.requireNonNull(object, "object"));
    }

    /**
     * Removes one.
     *
     * @param idx 0 for the first
     * @throws MaixException {@link Err#ERR_ARGS} if there is no such one
     */
    public final void remove(int idx) {
        at(idx);
        objects.remove(idx);
    }

    /**
     * One of them.
     *
     * @param idx 0 for the first
     * @throws MaixException {@link Err#ERR_ARGS} if there is no such one
     */
    public final T at(int idx) {
        if (idx < 0 || idx >= objects.size()) {
            throw new MaixException(Err.ERR_ARGS, "there is no object " + idx + " among " + objects.size());
        }
        return objects.get(idx);
    }

    /** How many there are; Python's {@code len}. */
    public final int size() {
        return objects.size();
    }

    /** Whether there is none. */
    public final boolean isEmpty() {
        return objects.isEmpty();
    }

    @Override
    public final Iterator<T> iterator() {
        return objects.iterator();
    }

    @Override
    public final String toString() {
        return objects.toString();
    }
}
