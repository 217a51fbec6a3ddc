package io.mien.maix.nn;

import io.mien.StageKind;
import io.mien.maix.Err;
import io.mien.maix.Maix;
import io.mien.maix.MaixException;
import io.mien.maix.image.Fit;
import io.mien.maix.image.Image;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A detector of faces of one family. A model is the path of a {@code .mud} file, or the name of a model that comes with Mien. Each has
 * a Mien of its own unless it is given one. A result belongs to the picture that was given, with two buffers too. Thread-safe.
 */
public abstract class FaceFinder extends LoadedModels {
    private static final double IOU_TH = .45;

    private final DetectorFamily family;

    /** One without a model. */
    FaceFinder(DetectorFamily family) {
        super(Optional.empty(), StageKind.DETECTOR);
        this.family = family;
    }

    /**
     * One with a Mien of its own.
     *
     * @param model by path or name
     * @throws MaixException naming the model and what is wrong with it; nothing is left open
     */
    FaceFinder(DetectorFamily family, String model) {
        this(family);
        load(model);
    }

    /**
     * One that uses a Mien of the program's, which must have been opened with this model or have brought it.
     *
     * @param maix stays open when this is closed
     */
    FaceFinder(DetectorFamily family, Maix maix, String model) {
        this(family);
        take(model, ServingModels.of(maix, choice(model)));
    }

    /**
     * Loads a model, instead of the one before.
     *
     * @throws MaixException naming the model and what is wrong with it, such as another {@code model_type}; what was loaded stays
     */
    public final void load(String model) {
        open(choice(model), loaded -> requireType(model, loaded));
    }

    /** @param model its name, for errors */
    final void take(String model, FaceModels opened) {
        use(opened, loaded -> requireType(model, loaded));
    }

    final Map<StageKind, ModelChoice> choice(String model) {
        ModelChoice choice = ModelChoice.of(model);
        choice.mud().ifPresent(mud -> requireType(model, mud.modelType()));
        return Map.of(StageKind.DETECTOR, choice);
    }

    /** The type of a model that comes with Mien is known when it is loaded. */
    private void requireType(String model, FaceModels loaded) {
        requireType(model, loaded.mud(StageKind.DETECTOR).modelType());
    }

    private void requireType(String model, String type) {
        if (!type.equals(family.modelType())) {
            throw new MaixException(
                    Err.ERR_ARGS,
                    model + ": model_type is " + type + ", not " + family.modelType() + " as this detector takes");
        }
    }

    /** With the family's own conf_th, and iou_th .45. */
    public final DetectedObjects detect(Image img) {
        return detect(img, family.confTh());
    }

    /** With iou_th .45. */
    public final DetectedObjects detect(Image img, double confTh) {
        return detect(img, confTh, IOU_TH);
    }

    /** With {@link Fit#FIT_CONTAIN}. */
    public final DetectedObjects detect(Image img, double confTh, double iouTh) {
        return detect(img, confTh, iouTh, Fit.FIT_CONTAIN);
    }

    /**
     * Finds the faces of a picture.
     *
     * @param img of any size and format; it is read before this returns
     * @param confTh least score of a face, 0..1
     * @param iouTh most overlap of two faces, 0..1; of faces that overlap more the best stays
     * @param fit how the picture is brought to the size that the detector looks at; what stands over is not looked at
     * @return the faces, the surest first
     * @throws MaixException {@link Err#ERR_ARGS} naming an argument out of its range, {@link Err#ERR_RUNTIME} if the model
     *     failed
     */
    public final DetectedObjects detect(Image img, double confTh, double iouTh, Fit fit) {
        RecognizeQuery query = RecognizeQuery.of(confTh, iouTh, 0, false, false, fit);
        io.mien.image.Image picture = img.toMien();
        return withLoaded(models -> new DetectedObjects(FaceSearch.detect(models, picture, query).stream()
                .map(face -> new DetectedObject(Place.of(face), 0, face.score()))
                .toList()));
    }

    /** {@code mean} of the model's {@code .mud}, a value a channel. */
    public final List<Float> mean() {
        return loaded().mud(StageKind.DETECTOR).mean();
    }

    /** {@code scale} of the model's {@code .mud}, a value a channel. */
    public final List<Float> scale() {
        return loaded().mud(StageKind.DETECTOR).scale();
    }

    /** {@code labels} of the model's {@code .mud}; {@code face} if it names none. */
    public final List<String> labels() {
        List<String> named = loaded().mud(StageKind.DETECTOR).labels();
        return named.isEmpty() ? List.of("face") : named;
    }
}
