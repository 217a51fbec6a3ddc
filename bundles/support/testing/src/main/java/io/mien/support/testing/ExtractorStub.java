package io.mien.support.testing;

import io.mien.aligner.FaceTemplate;
import io.mien.extractor.Extractor;
import io.mien.model.ModelId;

/** What an extractor says of itself; what it answers is up to the test. */
public abstract class ExtractorStub implements Extractor {
    private final ModelId model;
    private final ModelId space;
    private final int dimension;
    private final FaceTemplate template;
    private final float threshold;

    /** An extractor of crops by ArcFace's template, with a space of its own. */
    protected ExtractorStub(ModelId model, int dimension, float threshold) {
        this(model, model, dimension, FaceTemplate.ARCFACE_112, threshold);
    }

    /** @param space the model whose embeddings its own can be compared with */
    protected ExtractorStub(ModelId model, ModelId space, int dimension, FaceTemplate template, float threshold) {
        this.model = model;
        this.space = space;
        this.dimension = dimension;
        this.template = template;
        this.threshold = threshold;
    }

    @Override
    public final ModelId model() {
        return model;
    }

    @Override
    public final ModelId embeddingModel() {
        return space;
    }

    @Override
    public final int dimension() {
        return dimension;
    }

    @Override
    public final FaceTemplate template() {
        return template;
    }

    @Override
    public final float threshold() {
        return threshold;
    }
}
