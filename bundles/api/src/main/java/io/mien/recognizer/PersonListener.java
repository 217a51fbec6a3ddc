package io.mien.recognizer;

import io.mien.MienException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps something about people outside the gallery, such as sightings, and follows what happens to a person there. The recognizer
 * calls every service of this type, after the gallery was changed for good and on the thread that asked for the change; one that
 * throws does not keep the others from being called. Thread-safe.
 */
@ConsumerType
public interface PersonListener {
    /**
     * A person is forgotten: nothing of the person is kept when this returns. Also called for a name that nobody in the gallery has, so
     * that what an interrupted call left is erased by the next one.
     *
     * @param label as it was asked for; compared by {@link io.mien.store.Label#isSame}
     * @return whether anything of the person was kept
     * @throws MienException if something could not be erased; the one who asked is told
     */
    boolean forgotten(String label) throws MienException;

    /**
     * A person has another name now, or all faces of the person were given to another one.
     *
     * @param label the name that nobody has any more
     * @param other the name that what is kept goes by from now on
     * @throws MienException if it could not be changed; the one who asked is told
     */
    void renamed(String label, String other) throws MienException;
}
