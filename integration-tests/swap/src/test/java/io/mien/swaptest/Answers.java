package io.mien.swaptest;

import io.mien.StageKind;
import io.mien.image.Box;
import io.mien.model.ModelId;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognizedFace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each line-up answers when nothing is swapped. A line-up is told by what decides the answer: the weights of detector and
 * extractor, and the name of the aligner; versions of the same code answer alike. Thread-safe.
 */
final class Answers {
    private static final float PIXELS = .01f;
    private static final float SIMILARITY = 1e-4f;

    private final Map<Key, List<RecognizedFace>> known = new ConcurrentHashMap<>();

    private record Key(String detector, String aligner, String extractor, String picture) {
        static Key of(LineUp lineUp, String picture) {
            return new Key(
                    lineUp.stage(StageKind.DETECTOR).content().id(),
                    lineUp.stage(StageKind.ALIGNER).name(),
                    digest(lineUp.stage(StageKind.EXTRACTOR).content().id()),
                    picture);
        }

        private static String digest(String model) {
            return ModelId.parse(model).sha256();
        }
    }

    void learn(String picture, Recognition recognition) {
        known.put(Key.of(recognition.lineUp(), picture), recognition.faces());
    }

    /** Learns an answer of a line-up that was not learned. */
    void learnNew(String picture, Recognition recognition) {
        known.putIfAbsent(Key.of(recognition.lineUp(), picture), recognition.faces());
    }

    /** Whether two line-ups can be told from each other by what they answer to one picture at least. */
    boolean differ(LineUp one, LineUp other, List<String> pictures) {
        return pictures.stream().anyMatch(p -> wrong(known.get(Key.of(one, p)), known.get(Key.of(other, p)))
                .isPresent());
    }

    /** The fault of an answer; empty if it is the one that its line-up gives. */
    Optional<String> check(String picture, Recognition recognition) {
        List<RecognizedFace> expected = known.get(Key.of(recognition.lineUp(), picture));
        if (expected == null) {
            return Optional.of(picture + ": an answer of a line-up that nobody learned: " + recognition.lineUp());
        }
        return wrong(expected, recognition.faces()).map(w -> picture + ": " + w + " by " + recognition.lineUp());
    }

    private static Optional<String> wrong(List<RecognizedFace> expected, List<RecognizedFace> faces) {
        if (expected.size() != faces.size()) {
            return Optional.of(faces.size() + " faces, not " + expected.size());
        }
        for (int i = 0; i < faces.size(); i++) {
            if (!alike(expected.get(i), faces.get(i))) {
                return Optional.of(text(faces.get(i)) + ", not " + text(expected.get(i)));
            }
        }
        return Optional.empty();
    }

    private static boolean alike(RecognizedFace a, RecognizedFace b) {
        Box one = a.face().box();
        Box other = b.face().box();
        return a.label().equals(b.label())
                && Math.abs(a.similarity() - b.similarity()) < SIMILARITY
                && Math.abs(one.x() - other.x()) < PIXELS
                && Math.abs(one.y() - other.y()) < PIXELS
                && Math.abs(one.width() - other.width()) < PIXELS
                && Math.abs(one.height() - other.height()) < PIXELS;
    }

    private static String text(RecognizedFace face) {
        return face.label() + " " + face.similarity() + " " + face.face().box();
    }
}
