package io.mien.recognizer;

import io.mien.MienException;
import io.mien.camera.FrameSource;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.detector.SearchBound;
import io.mien.image.Image;
import io.mien.store.Person;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The whole chain. Thread-safe. Every call leases one line-up and sees no other; if a stage retires during the call, the
 * call is repeated with the line-up that is then current. A missing stage is waited for up to a configured time, then
 * {@link io.mien.StageUnavailableException} names it. A call returns an answer or throws.
 */
@ProviderType
public interface Recognizer {
    /** Finds faces. Needs a detector alone. */
    Detection detect(Image image, DetectorOptions options, FaceSelection selection) throws MienException;

    /**
     * The faces that a search misses because of a bound on its cost, with the detector that serves; see {@link
     * io.mien.detector.Detector#bound}. Empty for nearly every picture.
     *
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     */
    default Optional<SearchBound> searchBound(int width, int height, DetectorOptions options) throws MienException {
        return Optional.empty();
    }

    /** Finds faces and makes their embeddings, all faces as one batch. Needs no store. */
    EmbeddedFaces embed(Image image, DetectorOptions options, FaceSelection selection) throws MienException;

    /**
     * Makes the embeddings of faces that were found before, all as one batch. Needs no detector and no store. Without faces
     * nothing is run: the answer tells what the embeddings of the line-up are like.
     *
     * @param image that the faces are in
     * @param faces with their points in pixels of the image
     */
    EmbeddedFaces embed(Image image, List<Face> faces) throws MienException;

    /** Finds faces and names the people. */
    Recognition recognize(Image image, RecognizeOptions options) throws MienException;

    /**
     * Enrolls a face. The same face of the same picture, by its pixels, is stored once: for the same person the earlier face is
     * the answer, for another person it is refused.
     *
     * @param image picture of the person
     * @param label what they are called; more pictures under one label are more faces of one person
     * @throws EnrollmentRefusedException if the picture has no face, or several and none was asked for; a face
     *     that is much smaller than the largest one is background and does not count; or if it shows the face too badly
     *     and that is not {@linkplain EnrollOptions#forced forced}
     * @throws PictureEnrolledException if the face was enrolled from the same picture for another person
     * @throws io.mien.store.IllegalLabelException if nobody can be called that
     */
    Enrollment enroll(Image image, String label, EnrollOptions options) throws MienException;

    /**
     * Forgets a person: faces, chips, embeddings, index, and what each {@link PersonListener} keeps.
     *
     * @return false if no person has this name, and no listener kept anything
     * @throws MienException also if the person is forgotten here, and a listener could not erase what it keeps
     */
    boolean forget(String label) throws MienException;

    /** Everybody, by label. */
    List<Person> people() throws MienException;

    /**
     * Recognizes the frames of a source, several of them on their way at once.
     *
     * @param source closed with the stream
     */
    RecognitionStream stream(FrameSource source, StreamOptions options);

    /**
     * The stages in all slots, best first within a kind; after them, within the kind, those that have left because they failed
     * ({@link StageStatus#present}).
     */
    List<StageStatus> stages();

    /** The galleries that are loaded or being made, the one that serves first. */
    List<GalleryStatus> galleries() throws MienException;
}
