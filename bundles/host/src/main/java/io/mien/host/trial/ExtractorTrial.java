package io.mien.host.trial;

import io.mien.MienException;
import io.mien.extractor.Extractor;
import io.mien.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The host's own trial of a feature model: it must tell one person from two, know a face in another light, and tell people
 * apart better in their own colors than with red and blue exchanged.
 */
record ExtractorTrial(TrialLimits limits) {
    /** Length of an embedding less 1. */
    private static final double UNIT_TOLERANCE = 1e-3;

    void run(Extractor extractor) throws MienException {
        List<Image> crops = TrialPictures.crops(extractor.template());
        List<float[]> embeddings = embeddings(extractor, crops, LightVariation.AS_IT_IS);
        TrialSeparation separation = TrialSeparation.of(embeddings);
        if (!(separation.gap() >= limits.gap())) {
            throw new TrialFailure(String.format(
                    Locale.ROOT,
                    "does not tell people apart: cosine %.2f for two pictures of one person,"
                            + " %.2f for two people, at least %.2f between them",
                    separation.same(),
                    separation.different(),
                    limits.gap()));
        }
        if (limits.order() > 0) {
            checkOrder(extractor, crops, separation);
        }
        for (LightVariation light : List.of(LightVariation.DIM, LightVariation.GLARING)) {
            checkLight(extractor, crops, embeddings, light);
        }
    }

    private void checkOrder(Extractor extractor, List<Image> crops, TrialSeparation separation) throws MienException {
        double exchanged = TrialSeparation.of(embeddings(extractor, crops, LightVariation.EXCHANGED))
                .index();
        if (!(separation.index() >= limits.order() * exchanged)) {
            throw new TrialFailure(String.format(
                    Locale.ROOT,
                    "tells people apart better with red and blue exchanged (d' %.2f, as described %.2f):"
                            + " its input_type seems wrong",
                    exchanged,
                    separation.index()));
        }
    }

    /** One crop of each person will do. */
    private void checkLight(Extractor extractor, List<Image> crops, List<float[]> embeddings, LightVariation light)
            throws MienException {
        List<Image> ones = new ArrayList<>();
        for (int i = 0; i < crops.size(); i += TrialPictures.CROPS_OF_ONE) {
            ones.add(crops.get(i));
        }
        List<float[]> lit = embeddings(extractor, ones, light);
        double sum = 0;
        for (int i = 0; i < lit.size(); i++) {
            sum += TrialSeparation.cosine(lit.get(i), embeddings.get(i * TrialPictures.CROPS_OF_ONE));
        }
        if (!(sum / lit.size() >= limits.light())) {
            throw new TrialFailure(String.format(
                    Locale.ROOT,
                    "does not know a face in another light (%s): cosine %.2f, at least %.2f; its mean or scale seems wrong",
                    light,
                    sum / lit.size(),
                    limits.light()));
        }
    }

    private static List<float[]> embeddings(Extractor extractor, List<Image> crops, LightVariation light)
            throws MienException {
        List<float[]> embeddings =
                extractor.extract(crops.stream().map(light::of).toList());
        for (float[] embedding : embeddings) {
            if (embedding.length != extractor.dimension()) {
                throw new TrialFailure("answers " + embedding.length + " values of one face and "
                        + extractor.dimension() + " of another");
            }
            double length = TrialSeparation.cosine(embedding, embedding);
            // Written so that a NaN does not pass.
            if (!(Math.abs(length - 1) < UNIT_TOLERANCE)) {
                throw new TrialFailure("answers an embedding of the squared length " + length + ", not 1");
            }
        }
        return embeddings;
    }
}
