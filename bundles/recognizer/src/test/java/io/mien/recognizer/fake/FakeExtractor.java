package io.mien.recognizer.fake;

import io.mien.StageRetiredException;
import io.mien.aligner.FaceTemplate;
import io.mien.image.Image;
import io.mien.model.ModelId;
import io.mien.support.testing.ExtractorStub;
import java.util.ArrayList;
import java.util.List;

/** An extractor for tests: a crop's first byte is the person, and each has an axis of its own. */
public final class FakeExtractor extends ExtractorStub {
    /** Sizes of the batches it was called with. */
    public final List<Integer> batches = new ArrayList<>();

    /** How it behaves. */
    public final Mood mood = new Mood();

    /** Set to be retired from now on. */
    public volatile boolean retired;

    /** An extractor of {@code dimension} people. */
    public FakeExtractor(String name, int dimension) {
        this(name, dimension, FaceTemplate.ARCFACE_112);
    }

    /** An extractor of crops of its own. */
    public FakeExtractor(String name, int dimension, FaceTemplate template) {
        this(new ModelId(name, "0".repeat(60) + String.format("%04x", name.hashCode() & 0xFFFF)), dimension, template);
    }

    private FakeExtractor(ModelId model, int dimension, FaceTemplate template) {
        super(model, model, dimension, template, .75f);
    }

    @Override
    public List<float[]> extract(List<Image> aligned) throws StageRetiredException {
        if (retired) {
            throw new StageRetiredException(model().name());
        }
        synchronized (batches) {
            batches.add(aligned.size());
        }
        mood.act();
        return switch (mood.trick) {
            case NULL -> null;
            case TOO_FEW -> List.of();
            default -> aligned.stream().map(this::axis).toList();
        };
    }

    private float[] axis(Image crop) {
        float[] values = new float[mood.trick == Mood.Trick.LONG ? dimension() + 1 : dimension()];
        values[crop.data()[0] % dimension()] = mood.trick == Mood.Trick.NAN ? Float.NaN : 1;
        return values;
    }
}
