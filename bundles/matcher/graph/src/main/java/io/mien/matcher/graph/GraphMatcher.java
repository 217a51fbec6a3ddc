package io.mien.matcher.graph;

import io.mien.StageProperties;
import io.mien.matcher.Index;
import io.mien.matcher.IndexKey;
import io.mien.matcher.Matcher;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Follows a graph of neighbours to the nearest faces. A search looks at some thousand faces however many there are; it may
 * miss one of the nearest, but what it finds has its exact cosine and place. Small galleries, and what is not in the graph
 * yet, are compared face by face.
 *
 * <p>The graph is Vamana's with the layers of HNSW (Subramanya et al., "DiskANN", NeurIPS 2019; Malkov and Yashunin, TPAMI
 * 2020), made by JVector.
 */
@Component(
        name = "io.mien.matcher.graph",
        property = StageProperties.NAME + "=graph",
        properties = "OSGI-INF/stage.properties")
@Designate(ocd = Configuration.class)
public final class GraphMatcher implements Matcher {
    private volatile Settings settings;

    @Activate
    public GraphMatcher(Configuration configuration) {
        this(Settings.of(configuration));
    }

    GraphMatcher(Settings settings) {
        this.settings = settings;
    }

    /** Keeps the service and its indexes; DS takes the ranking itself from the configuration. */
    @Modified
    void modified(Configuration configuration) {
        settings = Settings.of(configuration);
    }

    @Override
    public Index open(int dimension) {
        return new GraphIndex(dimension, settings, Optional.empty());
    }

    /** The graph is kept in the folder that is configured, and used again as far as its embeddings are put in. */
    @Override
    public Index open(IndexKey key, int dimension) {
        Settings current = settings;
        return new GraphIndex(
                dimension, current, current.keeping().map(k -> new GraphFile(k.folder(), key.toString(), dimension)));
    }
}
