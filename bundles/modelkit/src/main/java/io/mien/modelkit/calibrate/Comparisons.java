package io.mien.modelkit.calibrate;

import io.mien.MienException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every face compared with every other.
 *
 * @param people how many
 * @param faces how many
 * @param same scores of pairs of one person
 * @param different scores of pairs of different people
 * @param strangers of each face the best score with the first face of every other person: what it has as a stranger to a
 *     gallery of them all with one picture each
 * @param closest the two pictures of different people that are most alike
 */
public record Comparisons(
        int people, int faces, SortedScores same, SortedScores different, SortedScores strangers, String closest) {
    /** Part of the heap that scores may take. */
    private static final int PART_OF_HEAP = 4;

    /**
     * Compares the faces pair by pair.
     *
     * @throws MienException if there are fewer than two people, or more pairs than memory can hold
     */
    public static Comparisons of(List<KnownFace> faces) throws MienException {
        Map<String, List<KnownFace>> people = new LinkedHashMap<>();
        faces.forEach(
                f -> people.computeIfAbsent(f.person(), p -> new ArrayList<>()).add(f));
        if (people.size() < 2) {
            throw new MienException("faces of " + people.size() + " people: there is nobody to tell from anybody");
        }
        long pairs = (long) faces.size() * (faces.size() - 1) / 2;
        long most = Runtime.getRuntime().maxMemory() / PART_OF_HEAP / Float.BYTES / 2;
        if (pairs > Math.min(most, Integer.MAX_VALUE - 8)) {
            throw new MienException(faces.size() + " faces are " + pairs + " pairs, and memory holds " + most
                    + "; take fewer, or give Java more with MIEN_JAVA_OPTS=-Xmx");
        }
        return new Comparison(faces, people).run((int) pairs);
    }

    /** The pairs of one set of faces. */
    private static final class Comparison {
        private final List<KnownFace> faces;
        private final Map<String, List<KnownFace>> people;
        private String closest = "";
        private float best = -1;

        Comparison(List<KnownFace> faces, Map<String, List<KnownFace>> people) {
            this.faces = faces;
            this.people = people;
        }

        Comparisons run(int pairs) {
            int sames = people.values().stream()
                    .mapToInt(p -> p.size() * (p.size() - 1) / 2)
                    .sum();
            float[] same = new float[sames];
            float[] different = new float[pairs - sames];
            int s = 0;
            int d = 0;
            for (int i = 0; i < faces.size(); i++) {
                for (int j = 0; j < i; j++) {
                    KnownFace one = faces.get(i);
                    KnownFace other = faces.get(j);
                    float score = one.score(other);
                    if (one.person().equals(other.person())) {
                        same[s++] = score;
                    } else {
                        different[d++] = score;
                        remember(one, other, score);
                    }
                }
            }
            return new Comparisons(
                    people.size(),
                    faces.size(),
                    new SortedScores(same),
                    new SortedScores(different),
                    new SortedScores(strangers()),
                    closest);
        }

        private void remember(KnownFace one, KnownFace other, float score) {
            if (score > best) {
                best = score;
                closest = other + " and " + one;
            }
        }

        private float[] strangers() {
            float[] scores = new float[faces.size()];
            for (int i = 0; i < scores.length; i++) {
                KnownFace face = faces.get(i);
                for (List<KnownFace> person : people.values()) {
                    if (!person.get(0).person().equals(face.person())) {
                        scores[i] = Math.max(scores[i], face.score(person.get(0)));
                    }
                }
            }
            return scores;
        }
    }
}
