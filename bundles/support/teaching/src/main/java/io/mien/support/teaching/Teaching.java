package io.mien.support.teaching;

import io.mien.MienException;
import io.mien.image.Image;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Enrollment;
import io.mien.recognizer.RecognizedFace;
import io.mien.recognizer.Recognizer;
import io.mien.store.Person;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Enrolls and forgets at the push of a button. Thread-safe: the recognizer gives the numbers, also to other bundles. */
public final class Teaching {
    private final Recognizer recognizer;
    private final String label;

    /**
     * What came of a button.
     *
     * @param done whether the gallery is another one now
     * @param said the outcome, for a person to read
     */
    public record Outcome(boolean done, String said) {}

    /** @param label what people are called who are given no name; a number follows */
    public Teaching(Recognizer recognizer, String label) {
        this.recognizer = recognizer;
        this.label = label;
    }

    /** The face with the largest box. */
    public static Optional<RecognizedFace> largest(List<RecognizedFace> faces) {
        return faces.stream().max(Comparator.comparingDouble(f -> f.face().box().area()));
    }

    /**
     * Enrolls the face of a picture, unless it is known already.
     *
     * @param face that was seen in it, if there is one
     * @param options which say how it is found again
     * @param name of the person; empty: the label and the next number
     */
    public Outcome learn(Image picture, Optional<RecognizedFace> face, EnrollOptions options, Optional<String> name)
            throws MienException {
        if (face.isEmpty()) {
            return new Outcome(false, "no face to learn");
        }
        if (face.get().known()) {
            return new Outcome(false, "known already: " + face.get().label());
        }
        Enrollment enrolled = recognizer.enroll(picture, name.orElse(label), options.numbered(name.isEmpty()));
        return new Outcome(true, "learned " + enrolled.label());
    }

    /** Forgets everybody. */
    public Outcome clear() throws MienException {
        List<Person> people = recognizer.people();
        for (Person person : people) {
            recognizer.forget(person.label());
        }
        return people.isEmpty() ? new Outcome(false, "nobody to forget") : new Outcome(true, "forgot " + people.size());
    }
}
