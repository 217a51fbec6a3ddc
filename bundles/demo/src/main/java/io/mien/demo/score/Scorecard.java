package io.mien.demo.score;

import io.mien.command.people.TrueFace;
import io.mien.command.people.TruePicture;
import io.mien.command.picture.FoundFace;
import io.mien.command.picture.FoundFace.Identity;
import io.mien.detector.Face;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Holds answers against the truth and counts. */
public final class Scorecard {
    /** A face is found where a box overlaps its own by this much, intersection over union. */
    private static final float FOUND = .5f;

    /** How many probes may miss their name: the embeddings of two floating-point units are not quite the same. */
    private static final int MISSES_ALLOWED = 1;

    private final Map<String, PersonTally> people = new TreeMap<>();
    private final ScoreCounts counts = new ScoreCounts();

    /** Somebody is in the gallery: their other faces are probes. */
    public void enrolled(String person) {
        people.put(person, new PersonTally());
    }

    /** Counts a picture that somebody was to be enrolled from, and the face that was taken. */
    public void countEnrolment(TruePicture picture, Optional<Face> face) {
        counts.enrolled += picture.faces().size();
        for (TrueFace truth : picture.faces()) {
            if (face.filter(f -> truth.box().iou(f.box()) >= FOUND).isPresent()) {
                counts.found++;
            }
        }
    }

    /** Counts a picture that was recognized; everybody must be {@link #enrolled} before. */
    public void count(TruePicture picture, List<FoundFace> answers) {
        List<FoundFace> left = new ArrayList<>(answers);
        for (TrueFace truth : picture.faces()) {
            Optional<FoundFace> match = match(truth, left);
            match.ifPresent(left::remove);
            counts.found += match.isPresent() ? 1 : 0;
            count(picture, truth, match.flatMap(FoundFace::identity));
        }
        counts.extra += left.size();
    }

    private static Optional<FoundFace> match(TrueFace truth, List<FoundFace> left) {
        return left.stream()
                .filter(f -> truth.box().iou(f.face().box()) >= FOUND)
                .max((a, b) -> Float.compare(
                        truth.box().iou(a.face().box()),
                        truth.box().iou(b.face().box())));
    }

    private void count(TruePicture picture, TrueFace truth, Optional<Identity> identity) {
        if (picture.isCall()) {
            counts.inCalls++;
        }
        Optional<PersonTally> known = truth.person().map(people::get);
        if (known.isEmpty()) {
            counts.alone += picture.isCall() ? 0 : 1;
            counts.strangers++;
            identity.ifPresent(counts::stranger);
            return;
        }
        counts.probesInCalls += picture.isCall() ? 1 : 0;
        known.get().count(identity, truth.person().get());
    }

    /** Everybody enrolled, with how their probes fared, by name. */
    Map<String, PersonTally> people() {
        return people;
    }

    ScoreCounts counts() {
        return counts;
    }

    /** Known faces to be recognized. */
    int probes() {
        return people.values().stream().mapToInt(PersonTally::probes).sum();
    }

    /** Known faces that were given their own name. */
    int right() {
        return people.values().stream().mapToInt(PersonTally::right).sum();
    }

    /** All faces there are. */
    int faces() {
        return counts.enrolled + probes() + counts.strangers;
    }

    /** Whether all faces were found, every probe but one has its name, and no stranger has any. */
    public boolean isGood() {
        return faces() > 0
                && counts.found == faces()
                && right() >= probes() - MISSES_ALLOWED
                && counts.unknown == counts.strangers;
    }
}
