package io.mien.console.live;

import io.mien.MienException;
import io.mien.detector.DetectorOptions;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.RecognizedFace;
import io.mien.recognizer.Recognizer;
import io.mien.support.teaching.FaceCut;
import io.mien.support.teaching.Teaching;
import io.mien.support.teaching.Teaching.Outcome;
import io.mien.track.TrackedFace;
import io.mien.track.TrackedFrame;
import java.util.List;
import java.util.Optional;

/** Enrolls faces of frames that a page shows. Thread-safe: two people who are taught at once get two numbers. */
final class FrameTeaching {
    /** A face that was missed is about where a person drew a box, which may be small. */
    private static final double AROUND_DRAWN = .5;

    private final Recognizer recognizer;
    private final Teaching teaching; // its lock is held while a number is chosen and given
    private final double missedConfidence;

    /**
     * @param label what people are called who are given no name; a number follows
     * @param missedConfidence least score of a face where a person drew a box, 0..1
     */
    FrameTeaching(Recognizer recognizer, String label, double missedConfidence) {
        this.recognizer = recognizer;
        this.missedConfidence = missedConfidence;
        teaching = new Teaching(recognizer, label);
    }

    /**
     * Enrolls the largest face of a frame that is not known, as the button of a device does. Without a name the face is recognized
     * again before: the frame may be older than the gallery, as when the button was pressed twice.
     *
     * @param name of the person; empty: the next number
     */
    Outcome learn(TrackedFrame frame, Optional<String> name) throws MienException {
        Optional<RecognizedFace> chosen =
                Teaching.largest(faces(frame, false)).or(() -> Teaching.largest(faces(frame, true)));
        Image image = frame.frame().image();
        Image picture = chosen.map(f -> FaceCut.around(image, f.face().box(), FaceCut.SURROUNDINGS))
                .orElse(image);
        EnrollOptions options = chosen.map(f -> FaceCut.found(f.face().score()))
                .orElse(EnrollOptions.defaults())
                .source(frame.source());
        if (name.isPresent() || chosen.filter(f -> !f.known()).isEmpty()) {
            return teaching.learn(picture, chosen, options, name);
        }
        synchronized (teaching) {
            return teaching.learn(picture, known(picture, options).or(() -> chosen), options, name);
        }
    }

    /** The face of a picture, if it is known by now. */
    private Optional<RecognizedFace> known(Image picture, EnrollOptions options) throws MienException {
        RecognizeOptions now =
                RecognizeOptions.defaults().detector(options.detector()).selection(options.selection());
        return recognizer.recognize(picture, now).faces().stream()
                .filter(RecognizedFace::known)
                .findFirst();
    }

    /** Faces with the name of their track, which has seen more than one frame. */
    private static List<RecognizedFace> faces(TrackedFrame frame, boolean known) {
        return frame.faces().stream()
                .map(FrameTeaching::named)
                .filter(f -> f.known() == known)
                .toList();
    }

    private static RecognizedFace named(TrackedFace tracked) {
        return tracked.decision().isSettled()
                ? RecognizedFace.of(
                        tracked.face().face(),
                        tracked.decision().label(),
                        tracked.decision().known(),
                        tracked.decision().score())
                : tracked.face();
    }

    private static EnrollOptions options(double confidence) {
        return EnrollOptions.defaults()
                .detector(DetectorOptions.defaults().ofFrames().confidence(confidence));
    }

    /**
     * Enrolls the face that lies in a box of a frame.
     *
     * @param box in pixels of the frame
     * @param missed whether the detector did not find it: then it is searched for with a lower threshold
     * @param forced whether a face is taken that the frame shows too badly
     * @return its label
     */
    String enroll(TrackedFrame frame, String label, Box box, boolean missed, boolean forced) throws MienException {
        Image picture = FaceCut.around(frame.frame().image(), box, missed ? AROUND_DRAWN : FaceCut.SURROUNDINGS);
        EnrollOptions options = missed
                ? options(missedConfidence).selection(FaceSelection.LARGEST)
                : options(FaceCut.MOST_CONFIDENCE / 2).selection(FaceSelection.CENTRE);
        return recognizer
                .enroll(picture, label, options.source(frame.source()).forced(forced))
                .label();
    }

    /** Forgets everybody. */
    Outcome clear() throws MienException {
        return teaching.clear();
    }
}
