package io.mien.matcher.exact;

import io.mien.ProvideStage;
import io.mien.StageProperties;
import io.mien.matcher.Index;
import io.mien.matcher.Matcher;
import io.mien.matcher.cosine.DotProducts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** Compares a probe with every face: exact, and as fast as memory can be read. */
@Component(
        name = "io.mien.matcher.exact",
        property = StageProperties.NAME + "=exact",
        properties = "OSGI-INF/stage.properties")
@Designate(ocd = ExactMatcherConfig.class)
@ProvideStage(kind = "matcher", name = "exact")
public final class ExactMatcher implements Matcher {
    private final DotProducts products;

    @Activate
    public ExactMatcher(ExactMatcherConfig configuration) {
        this(configuration.vector_from());
    }

    /** @param vectorFrom faces from which on the vector unit is used if there is one */
    ExactMatcher(int vectorFrom) {
        products = new DotProducts(vectorFrom);
    }

    /** Keeps the service and its indexes; DS takes the ranking itself from the configuration. */
    @Modified
    void modified(ExactMatcherConfig configuration) {
        products.useVectorFrom(configuration.vector_from());
    }

    @Override
    public Index open(int dimension) {
        return new ExactIndex(dimension, products);
    }
}
