package io.mien.live;

import io.mien.MienException;
import io.mien.detector.DetectorOptions;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.FrameResult.Recognized;
import io.mien.recognizer.RecognizedFace;
import io.mien.recognizer.Recognizer;
import io.mien.store.Person;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Enrolls and forgets at the push of a button. For one thread. */
final class ButtonEnrollment {
    private static final EnrollOptions LARGEST = EnrollOptions.defaults()
            .detector(DetectorOptions.defaults().ofFrames())
            .selection(FaceSelection.LARGEST);

    private final Recognizer recognizer;
    private final String label;

    /** @param label what people are called, a number following */
    ButtonEnrollment(Recognizer recognizer, String label) {
        this.recognizer = recognizer;
        this.label = label;
    }

    /**
     * Enrolls the largest face of a frame, unless it is known already.
     *
     * @return the outcome, for a person to read
     */
    String learn(Recognized seen) throws MienException {
        Optional<RecognizedFace> largest = seen.recognition().faces().stream()
                .max(Comparator.comparingDouble(f -> f.face().box().area()));
        if (largest.isEmpty()) {
            return "no face to learn";
        }
        if (largest.get().known()) {
            return "known already: " + largest.get().label();
        }
        String next = label + " " + (highest() + 1);
        return "learned "
                + recognizer.enroll(seen.frame().image(), next, LARGEST).label();
    }

    /**
     * A number is not used again once a person has a higher one, so that a new person never gets the name of a forgotten
     * one.
     */
    private int highest() throws MienException {
        return recognizer.people().stream()
                .map(Person::label)
                .filter(name -> name.matches("\\Q" + label + "\\E [1-9]\\d{0,8}"))
                .mapToInt(name -> Integer.parseInt(name.substring(label.length() + 1)))
                .max()
                .orElse(0);
    }

    /**
     * Forgets everybody.
     *
     * @return the outcome, for a person to read
     */
    String clear() throws MienException {
        List<Person> people = recognizer.people();
        for (Person person : people) {
            recognizer.forget(person.label());
        }
        return people.isEmpty() ? "nobody to forget" : "forgot " + people.size();
    }
}
