package io.mien.maix.nn;

import io.mien.MienException;
import io.mien.extractor.Embedding;
import io.mien.extractor.Score;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.recognizer.EmbeddedFace;
import io.mien.recognizer.EmbeddedFaces;
import io.mien.store.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the faces of a picture and names those that are known. */
final class FaceNaming {
    /** A line-up that changes more often within one picture is broken. */
    private static final int MOST_TRIES = 10;

    /** Without faces nothing is looked for in it. */
    private static final Image NOTHING = Image.of(1, 1, PixelFormat.GRAY, new byte[1]);

    private FaceNaming() {}

    static FaceObjects name(FaceModels models, KnownFaces known, Image picture, RecognizeQuery query)
            throws MienException {
        for (int i = 0; i < MOST_TRIES; i++) {
            EmbeddedFaces found = FaceSearch.embed(models, picture, query);
            Optional<List<Optional<KnownFaces.Match>>> matches =
                    known.nearest(found, models.recognizer(), models.matcher());
            if (matches.isPresent()) {
                return named(found, matches.get(), query);
            }
        }
        throw changed();
    }

    /** What embeddings are like with the models that serve. */
    static EmbeddedFaces serving(FaceModels models) throws MienException {
        return models.recognizer().embed(NOTHING, List.of());
    }

    /** The known faces with features of the model that serves. */
    static List<KnownFace> ofOneModel(FaceModels models, KnownFaces known) throws MienException {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<List<KnownFace>> faces = known.ofOneModel(serving(models).space(), models.recognizer());
            if (faces.isPresent()) {
                return faces.get();
            }
        }
        throw changed();
    }

    private static MaixException changed() {
        return new MaixException(Err.ERR_RUNTIME, "the extractor changed during each of " + MOST_TRIES + " tries");
    }

    private static FaceObjects named(
            EmbeddedFaces found, List<Optional<KnownFaces.Match>> matches, RecognizeQuery query) {
        List<FaceObject> named = new ArrayList<>(matches.size());
        for (int i = 0; i < matches.size(); i++) {
            named.add(named(found, found.faces().get(i), matches.get(i), query));
        }
        return new FaceObjects(named);
    }

    private static FaceObject named(
            EmbeddedFaces found, EmbeddedFace face, Optional<KnownFaces.Match> match, RecognizeQuery query) {
        float score = match.map(m -> Score.ofCosine(m.cosine())).orElse(0f);
        Optional<KnownFaces.Match> person = match.filter(m -> score > query.compareTh());
        Optional<Embedding> feature = query.getFeature() ? face.embedding() : Optional.empty();
        return new FaceObject(
                Place.of(face.face()),
                person.map(m -> m.place() + 1).orElse(0),
                score,
                person.map(KnownFaces.Match::label).orElse(Label.UNKNOWN),
                feature.map(Embedding::values).orElseGet(() -> new float[0]),
                query.getFace() ? face.aligned().map(io.mien.maix.image.Image::of) : Optional.empty(),
                feature.flatMap(f -> face.aligned())
                        .map(crop -> new FeatureOrigin(found.space(), crop, found.template())));
    }
}
