package io.mien.maix.nn;

import io.mien.StageKind;
import io.mien.maix.Err;
import io.mien.maix.FilePaths;
import io.mien.maix.Maix;
import io.mien.maix.MaixException;
import io.mien.maix.NullCheck;
import io.mien.maix.image.Fit;
import io.mien.maix.image.Image;
import io.mien.recognizer.EmbeddedFaces;
import io.mien.store.Label;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds faces and names the people it was told of; MaixPy's {@code nn.FaceRecognizer}. A model is the path of a {@code .mud} file, or
 * the name of a model that comes with Mien: {@code mien_detector}, {@code mien_feature}.
 *
 * <p>Each recognizer has a Mien of its own unless it is given one. Stages that are swapped in it while the program runs are used
 * from the next picture on; people who were {@linkplain #addFace added} stay known, because their features are made again of the
 * aligned faces that are kept in memory beside them. A result belongs to the picture that was given, with two buffers too, unless
 * {@link #oneFrameLag} asks for MaixPy's way. Thread-safe.
 */
public final class FaceRecognizer extends RecognizerSpelling {
    private final boolean dualBuff;
    private final KnownFaces known = new KnownFaces();
    private final FrameLag<FaceObjects> lag = new FrameLag<>();

    /** One without models, to be {@linkplain #load loaded}. */
    public FaceRecognizer() {
        this(true, Optional.empty());
    }

    /** With two buffers. See {@link #FaceRecognizer(String, String, boolean)}. */
    public FaceRecognizer(String detectModel, String featureModel) {
        this(detectModel, featureModel, true);
    }

    /**
     * One with a Mien of its own.
     *
     * @param detectModel a detector, by path or name
     * @param featureModel a feature model, by path or name
     * @param dualBuff whether {@link #oneFrameLag} may be asked for; results are the same with and without
     * @throws MaixException naming the model and what is wrong with it; nothing is left open
     */
    public FaceRecognizer(String detectModel, String featureModel, boolean dualBuff) {
        this(dualBuff, Optional.empty());
        load(detectModel, featureModel);
    }

    /**
     * One with a Mien of its own whose deployments stay.
     *
     * @param storage the Mien's folder, created if it is missing
     */
    public FaceRecognizer(Path storage, String detectModel, String featureModel, boolean dualBuff) {
        this(dualBuff, Optional.of(storage));
        load(detectModel, featureModel);
    }

    /**
     * One that uses a Mien of the program's, which must have been opened with these models or have brought them.
     *
     * @param maix stays open when this is closed
     */
    public FaceRecognizer(Maix maix, String detectModel, String featureModel, boolean dualBuff) {
        this(dualBuff, Optional.empty());
        use(ServingModels.of(maix, choices(detectModel, featureModel)));
    }

    /** One that uses these models. */
    FaceRecognizer(FaceModels models, boolean dualBuff) {
        this(dualBuff, Optional.empty());
        use(models);
    }

    private FaceRecognizer(boolean dualBuff, Optional<Path> storage) {
        super(storage);
        this.dualBuff = dualBuff;
    }

    /**
     * Loads two models, instead of those that were loaded before. Known faces stay.
     *
     * @throws MaixException naming the model and what is wrong with it; what was loaded stays, unless it uses a folder of its own,
     *     which one Mien at a time can have
     */
    public void load(String detectModel, String featureModel) {
        open(choices(detectModel, featureModel), loaded -> {});
    }

    private static Map<StageKind, ModelChoice> choices(String detectModel, String featureModel) {
        return Map.of(
                StageKind.DETECTOR, ModelChoice.of(detectModel), StageKind.EXTRACTOR, ModelChoice.of(featureModel));
    }

    /**
     * MaixPy's way of two buffers: a call returns the faces of the picture before, and the first call none, while the new picture is
     * worked on until the next call. Off by default.
     *
     * @throws MaixException {@link Err#ERR_ARGS} if this was made without {@code dualBuff}
     */
    public FaceRecognizer oneFrameLag(boolean on) {
        if (on && !dualBuff) {
            throw new MaixException(Err.ERR_ARGS, "a lag of one frame needs dual_buff");
        }
        loaded();
        lag.set(on);
        return this;
    }

    /**
     * Finds the faces of a picture and names them. A face is that of the most similar known one if its score is greater than {@code
     * compareTh}, not if it is equal; else it is a stranger, with that score.
     *
     * @param img of any size and format; it is read before this returns
     * @param confTh least score of a face, 0..1
     * @param iouTh most overlap of two faces, 0..1; of faces that overlap more the best stays
     * @param compareTh score (.5 + .5 cosine) that a known face must exceed, 0..1
     * @param getFeature whether the faces carry their features, so that they can be {@linkplain #addFace added}
     * @param getFace whether the faces carry their aligned pictures
     * @param fit how the picture is brought to the size that the detector looks at; what stands over is not looked at. Faces are aligned
     *     in the picture itself
     * @return the faces, the surest first
     * @throws MaixException {@link Err#ERR_ARGS} naming an argument out of its range, {@link Err#ERR_RUNTIME} if a model failed
     */
    public FaceObjects recognize(
            Image img, double confTh, double iouTh, double compareTh, boolean getFeature, boolean getFace, Fit fit) {
        NullCheck.require(img, "img");
        RecognizeQuery query = RecognizeQuery.of(confTh, iouTh, compareTh, getFeature, getFace, fit);
        loaded();
        io.mien.image.Image picture = img.toMien();
        return lag.of(() -> named(picture, query), FaceObjects::new);
    }

    private FaceObjects named(io.mien.image.Image picture, RecognizeQuery query) {
        return withLoaded(models -> FaceNaming.name(models, known, picture, query));
    }

    /**
     * Makes a face known.
     *
     * @param face with its feature, from {@code recognize} with {@code getFeature}, or one of the program's own
     * @param label who it is, any text without a 0 character; a label may come several times
     * @throws MaixException {@link Err#ERR_ARGS} if the face has no feature, or one of another length than the feature model's
     */
    public void addFace(FaceObject face, String label) {
        loaded();
        FacesBin.requireLabel(label);
        float[] feature = NullCheck.require(face, "face").feature();
        if (feature.length == 0) {
            throw new MaixException(Err.ERR_ARGS, "the face has no feature: recognize it with get_feature");
        }
        Optional<FeatureOrigin> origin = face.origin();
        known.add(
                origin.isPresent()
                        ? new KnownFace(label, feature, origin.get().space(), origin)
                        : FacesBin.known(label, feature, serving(), "the feature"));
    }

    private EmbeddedFaces serving() {
        return withLoaded(FaceNaming::serving);
    }

    /**
     * Forgets a face.
     *
     * @param idx its place among the known faces, 0 for the first: {@code unknown} does not count
     * @throws MaixException {@link Err#ERR_ARGS} if there is no such face
     */
    public void removeFace(int idx) {
        loaded();
        known.remove(idx);
    }

    /**
     * Forgets the first face of a label.
     *
     * @throws MaixException {@link Err#ERR_ARGS} if no known face has it
     */
    public void removeFace(String label) {
        loaded();
        known.remove(NullCheck.require(label, "label"));
    }

    /**
     * Writes all known faces to a {@code faces.bin}, as MaixPy reads it; the file appears or is replaced as a whole. All features are
     * of one model: after a swap of the extractor they are made again before.
     *
     * @param path its folder is created if it is missing
     * @throws MaixException {@link Err#ERR_IO} naming the file and the reason; {@link Err#ERR_ARGS} if the path names a folder; {@link
     *     Err#ERR_NOT_READY} naming the faces that cannot be made again, because they came from a file or from the program; nothing is
     *     written then
     */
    public void saveFaces(String path) {
        List<KnownFace> faces = withLoaded(models -> FaceNaming.ofOneModel(models, known));
        FacesBin.write(FilePaths.toWrite(path), faces);
    }

    /**
     * Forgets all known faces and takes those of a {@code faces.bin}. The file does not say which model made its features: they are
     * taken for those of the model that serves, and they are not compared after a swap to a model whose features are others.
     *
     * @throws MaixException naming the file and the byte at which it tears, or the person whose feature has another length; what was
     *     known stays
     */
    public void loadFaces(String path) {
        known.replaceAll(FacesBin.read(FilePaths.of(path), serving()));
    }

    /** {@code unknown}, then who each known face is. */
    public List<String> labels() {
        loaded();
        return Stream.concat(Stream.of(Label.UNKNOWN), known.all().stream().map(KnownFace::label))
                .toList();
    }

    /** The feature of each known face, of unit length; copies. */
    public List<float[]> features() {
        loaded();
        return known.all().stream().map(face -> face.feature().clone()).toList();
    }

    /** Ends its Mien, unless the program gave it one, and forgets all faces. A second call does nothing. */
    @Override
    public void close() {
        lag.close();
        super.close();
        known.replaceAll(List.of());
        known.close();
    }
}
