package io.mien.detector;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Finds faces. Thread-safe. Registered with the properties of {@link io.mien.StageProperties}. */
@ConsumerType
public interface Detector {
    /**
     * @param image of any size and format
     * @param options thresholds, and how small the faces are that are searched for
     * @return faces in pixels of the image, best score first, none overlapping another by more than the IoU limit
     * @throws StageRetiredException if this detector was retired; take the then-current one
     * @throws InferenceException if the model failed on this image
     */
    List<Face> detect(Image image, DetectorOptions options) throws StageRetiredException, InferenceException;

    /**
     * How many windows of a picture {@link #detect} looks at, at least 1: its time is compared, and bounded, by these. Cheap:
     * nothing is run.
     *
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param options those that {@code detect} will be given
     */
    default int windows(int width, int height, DetectorOptions options) {
        return 1;
    }

    /**
     * What {@link #detect} does not search for although it was asked to, because of a bound on its cost. Cheap: nothing is run.
     *
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param options those that {@code detect} will be given
     */
    default Optional<SearchBound> bound(int width, int height, DetectorOptions options) {
        return Optional.empty();
    }
}
