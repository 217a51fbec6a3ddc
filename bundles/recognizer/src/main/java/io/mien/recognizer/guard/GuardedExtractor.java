package io.mien.recognizer.guard;

import io.mien.MienException;
import io.mien.StageRetiredException;
import io.mien.aligner.FaceTemplate;
import io.mien.extractor.Extractor;
import io.mien.image.Image;
import io.mien.model.ModelId;
import java.util.List;

/**
 * An extractor for work outside a frame: each call has a deadline of its own and is checked, and throws
 * {@link StageFailure} if it fails.
 *
 * @param stage the extractor
 * @param monitored the extractor, for the record
 * @param calls makes its calls
 */
public record GuardedExtractor(Extractor stage, MonitoredStage monitored, CallRunner calls) implements Extractor {
    @Override
    public ModelId model() {
        return stage.model();
    }

    @Override
    public ModelId embeddingModel() {
        return stage.embeddingModel();
    }

    @Override
    public int dimension() {
        return stage.dimension();
    }

    @Override
    public FaceTemplate template() {
        return stage.template();
    }

    @Override
    public float threshold() {
        return stage.threshold();
    }

    @Override
    public List<float[]> extract(List<Image> aligned) throws StageRetiredException {
        try {
            return calls.call(
                    monitored,
                    1,
                    () -> stage.extract(aligned),
                    values -> AnswerValidation.embeddings(values, aligned.size(), stage.dimension()));
        } catch (StageRetiredException e) {
            throw e;
        } catch (MienException e) {
            throw new StageFailure(monitored, e.getMessage(), e);
        }
    }
}
