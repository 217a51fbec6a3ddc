package io.mien.modelkit.convert;

import io.mien.model.Equivalence;
import io.mien.model.ModelId;
import io.mien.model.Mud;
import io.mien.modelkit.pack.MudText;
import java.util.Locale;

/** The description of a converted model: that of its source, with what the compiler changed. */
final class ConvertedMud {
    private static final String MIEN = "mien";

    private ConvertedMud() {}

    /**
     * @param source description that the model was made of
     * @param mud what it says
     * @param name of the converted model
     * @param core what is to be done to a pixel
     * @param sha256 of the converted weights
     */
    static MudText of(String source, Mud mud, String name, CoreGraph core, String sha256) {
        return MudText.of(source)
                .with("basic", "type", "cvimodel")
                .with("basic", "model", name + ".cvimodel")
                .with("extra", "mean", CoreGraph.text(core.mean(), ", "))
                .with("extra", "scale", CoreGraph.text(core.scale(), ", "))
                .with(MIEN, "name", name, "INT8 for " + Conversion.CHIP + ", made of " + mud.name())
                .with(MIEN, "version", mud.version())
                .with(MIEN, "licence", mud.licence())
                .with(MIEN, "sha256", sha256)
                .with(MIEN, "trial", "");
    }

    /**
     * Declares embeddings comparable with those that the source's are comparable with.
     *
     * @param source the weights that were converted
     * @param like what was measured
     */
    static MudText equivalent(MudText text, Mud mud, ModelId source, AnswerLikeness.OfFeatures like) {
        ModelId space = mud.equivalentTo().map(Equivalence::model).orElse(source);
        String cosine = String.format(Locale.ROOT, "%.4f", like.cosines().mean());
        return text.with(
                MIEN,
                "equivalent-to",
                space + ", cosine " + cosine,
                "embeddings against those of " + source.name() + ": cosine "
                        + like.cosines().least() + " on "
                        + like.cosines().values().size() + " faces");
    }
}
