package io.mien.maix.nn;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.maix.Err;
import io.mien.maix.Maix;
import io.mien.maix.MaixException;
import io.mien.maix.image.Fit;
import io.mien.maix.image.Image;
import io.mien.recognizer.FaceSelection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A detector of faces of one family. A model is the path of a {@code .mud} file, or the name of a model that comes with Mien. Each has
 * a Mien of its own unless it is given one. A result belongs to the picture that was given, with two buffers too. Thread-safe.
 */
public abstract class FaceFinder extends LoadedModels {
    private static final double IOU_TH = .45;

    private final String modelType;
    private final double confTh;

    /** @param confTh least score of a face by default */
    FaceFinder(String modelType, double confTh) {
        super(Optional.empty(), StageKind.DETECTOR);
        this.modelType = modelType;
        this.confTh = confTh;
    }

    /**
     * Loads a model, instead of the one before.
     *
     * @throws MaixException naming the model and what is wrong with it, such as another {@code model_type}; what was loaded stays
     */
    public final void load(String model) {
        open(choice(model), loaded -> requireType(model, loaded));
    }

    final void useOf(Maix maix, String model) {
        take(model, ServingModels.of(maix, choice(model)));
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
        if (!type.equals(modelType)) {
            throw new MaixException(
                    Err.ERR_ARGS, model + ": model_type is " + type + ", not " + modelType + " as this detector takes");
        }
    }

    /** With the family's own conf_th, and iou_th .45. */
    public final DetectedObjects detect(Image img) {
        return detect(img, confTh);
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
     * @param fit {@link Fit#FIT_CONTAIN}
     * @return the faces, the surest first
     * @throws MaixException {@link Err#ERR_ARGS} naming an argument out of its range, {@link Err#ERR_NOT_IMPL} another fit, {@link
     *     Err#ERR_RUNTIME} if the model failed
     */
    public final DetectedObjects detect(Image img, double confTh, double iouTh, Fit fit) {
        RecognizeQuery query = RecognizeQuery.of(confTh, iouTh, 0, false, false, fit);
        try {
            return new DetectedObjects(
                    loaded().recognizer().detect(img.toMien(), query.detector(), FaceSelection.ALL).faces().stream()
                            .map(face -> new DetectedObject(Place.of(face), 0, face.score()))
                            .toList());
        } catch (MienException e) {
            throw Failures.of(e);
        }
    }

    /** {@code mean} of the model's {@code .mud}, a value a channel. */
    public final List<Float> mean() {
        return loaded().mud(StageKind.DETECTOR).mean();
    }

    /** {@code scale} of the model's {@code .mud}, a value a channel. */
    public final List<Float> scale() {
        return loaded().mud(StageKind.DETECTOR).scale();
    }

    /** {@code labels} of the model's {@code .mud}. */
    public final List<String> labels() {
        return loaded().mud(StageKind.DETECTOR).labels();
    }
}
