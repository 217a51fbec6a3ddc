package io.mien.host.stage;

import io.mien.StageRetiredException;
import io.mien.aligner.FaceTemplate;
import io.mien.extractor.EmbeddingDecoder;
import io.mien.extractor.Extractor;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.inference.InferenceException;
import io.mien.inference.InferenceSession;
import io.mien.model.Equivalence;
import io.mien.model.InputSize;
import io.mien.model.Model;
import io.mien.model.ModelId;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.util.List;

/** An extractor made of a model, a decoder and an engine's session. */
public final class NeuralExtractor implements Extractor, NeuralStage {
    private final Model model;
    private final FaceTemplate template;
    private final InferenceSession session;
    private final EmbeddingDecoder decoder;
    private final int dimension;

    /** @throws ModelRejectedException if the template has another size than the model's input */
    public NeuralExtractor(Model model, InferenceSession session, EmbeddingDecoder decoder)
            throws ModelRejectedException, StageRetiredException, InferenceException {
        this.model = model;
        this.session = session;
        this.decoder = decoder;
        String name = model.id().name();
        template = model.mud().template();
        InputSize input = session.inputSize();
        if (input.width() != template.width() || input.height() != template.height()) {
            throw new ModelRejectedException(
                    name,
                    "takes " + input + ", its template " + template.name() + " is " + template.width() + "x"
                            + template.height());
        }
        dimension = decode(List.of(grey())).get(0).length;
    }

    /** Neither black nor white: a network may answer those with nothing at all. */
    private Image grey() {
        byte[] pixels = new byte[template.width() * template.height() * PixelFormat.BGR.bytesPerPixel()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 31 >> 4);
        }
        return Image.of(template.width(), template.height(), PixelFormat.BGR, pixels);
    }

    @Override
    public List<float[]> extract(List<Image> aligned) throws StageRetiredException, InferenceException {
        return aligned.isEmpty() ? List.of() : decode(aligned);
    }

    private List<float[]> decode(List<Image> aligned) throws StageRetiredException, InferenceException {
        try {
            List<float[]> embeddings = session.run(aligned, outputs -> decoder.decode(FiniteOutputs.check(outputs)));
            if (embeddings.size() != aligned.size()) {
                throw new InferenceException(
                        model.id().name(), embeddings.size() + " embeddings of " + aligned.size() + " faces");
            }
            return embeddings;
        } catch (IllegalArgumentException e) {
            throw new InferenceException(model.id().name(), e.getMessage(), e);
        }
    }

    @Override
    public void warmUp() throws StageRetiredException, InferenceException {
        extract(List.of(grey()));
    }

    @Override
    public ModelId model() {
        return model.id();
    }

    @Override
    public ModelId embeddingModel() {
        return model.mud().equivalentTo().map(Equivalence::model).orElse(model.id());
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public FaceTemplate template() {
        return template;
    }

    @Override
    public float threshold() {
        return (float) model.mud().threshold().orElse(Mud.UNCALIBRATED_THRESHOLD);
    }

    @Override
    public InputSize input() {
        return session.inputSize();
    }

    @Override
    public void close() {
        session.close();
    }

    @Override
    public boolean leaked() {
        return session.leaked();
    }
}
