package io.mien.matcher.signs;

import io.mien.ProvideStage;
import io.mien.StageProperties;
import io.mien.matcher.Index;
import io.mien.matcher.IndexKey;
import io.mien.matcher.Matcher;
import io.mien.matcher.cosine.DotProducts;
import io.mien.matcher.cosine.Precision;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Compares one bit for each value of a rotated embedding, then more closely the faces that are nearest by their bits, and
 * exactly the few that are nearest by that. A search may
 * miss the nearest face, as rarely as configured; what it finds has its exact cosine and place. Nothing has to be built.
 *
 * <p>Signs of random projections: Charikar, STOC 2002; after a random rotation: Gao and Long, "RaBitQ", SIGMOD 2024.
 */
@Component(
        name = "io.mien.matcher.signs",
        property = StageProperties.NAME + "=signs",
        properties = "OSGI-INF/stage.properties")
@Designate(ocd = SignMatcher.Config.class)
@ProvideStage(kind = "matcher", name = "signs")
public final class SignMatcher implements Matcher {
    private volatile SignSettings settings;

    /** A change holds for the indexes that are opened after it. */
    @ObjectClassDefinition(
            name = "Mien matcher: signs",
            description =
                    "Compares the signs of all faces and exactly the nearest of them: for large galleries. A change of"
                            + " the ranking takes effect at once, any other change for galleries that are opened afterward")
    @interface Config {
        @AttributeDefinition(
                name = "Ranking",
                description = "Order among matchers, the highest first; a whole number without unit")
        int service_ranking() default 0;

        @AttributeDefinition(
                name = "Exact below",
                description = "Faces in a gallery below which a search compares every face",
                min = "0")
        int exact_below() default 10_000;

        @AttributeDefinition(
                name = "Recall",
                description =
                        "Share of searches, 0.5 to 0.99999, that find the nearest face. How many faces are compared"
                                + " exactly follows from it, as measured on the gallery itself",
                min = "0.5",
                max = "0.99999")
        double recall() default .999;

        @AttributeDefinition(
                name = "Vector unit from",
                description = "Faces in a gallery from which on a search uses the vector unit of the CPU, if the JVM"
                        + " has the module jdk.incubator.vector",
                min = "0")
        int vector_from() default 5_000;

        @AttributeDefinition(
                name = "Compact values",
                description =
                        "Whether embeddings take 2 bytes for each value in memory, not 4. Cosines are then off by some"
                                + " millionths, and searches that compare every face take longer")
        boolean compact_values() default false;
    }

    @Activate
    public SignMatcher(Config config) {
        this(of(config));
    }

    SignMatcher(SignSettings settings) {
        this.settings = settings;
    }

    private static SignSettings of(Config config) {
        double recall = config.recall();
        if (!(recall >= .5 && recall <= .99999)) {
            throw new IllegalArgumentException("io.mien.matcher.signs: recall is " + recall + "; it is 0.5 to 0.99999");
        }
        return new SignSettings(
                config.exact_below(),
                recall,
                config.compact_values() ? Precision.COMPACT : Precision.FULL,
                new DotProducts(config.vector_from()));
    }

    /** Keeps the service and its indexes; DS takes the ranking itself from the configuration. */
    @Modified
    void modified(Config config) {
        settings = of(config);
    }

    @Override
    public Index open(int dimension) {
        return new SignIndex(dimension, 0, settings);
    }

    /** Has a rotation of its own, which follows from the key: the same after a restart. */
    @Override
    public Index open(IndexKey key, int dimension) {
        return new SignIndex(dimension, seed(key), settings);
    }

    /** Of what a key is written as, not of its hash code: records may compute that in another way in another JVM. */
    static long seed(IndexKey key) {
        UUID gallery = key.gallery().value();
        return (gallery.getMostSignificantBits() * 31 + gallery.getLeastSignificantBits()) * 31
                + key.space().toString().hashCode();
    }
}
