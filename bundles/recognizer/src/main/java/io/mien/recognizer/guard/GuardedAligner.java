package io.mien.recognizer.guard;

import io.mien.MienException;
import io.mien.StageRetiredException;
import io.mien.aligner.Aligner;
import io.mien.aligner.AlignmentException;
import io.mien.aligner.AlignmentId;
import io.mien.aligner.FaceTemplate;
import io.mien.image.Image;
import io.mien.image.Point;
import java.util.List;

/**
 * An aligner for work outside a frame: each call has a deadline of its own and is checked, and throws
 * {@link StageFailure} if it fails.
 *
 * @param stage the aligner
 * @param monitored the aligner, for the record
 * @param calls makes its calls
 */
public record GuardedAligner(Aligner stage, MonitoredStage monitored, CallRunner calls) implements Aligner {
    @Override
    public AlignmentId id() {
        return stage.id();
    }

    @Override
    public Image align(Image image, List<Point> points, FaceTemplate template)
            throws AlignmentException, StageRetiredException {
        try {
            return calls.call(
                    monitored,
                    1,
                    () -> stage.align(image, points, template),
                    crop -> AnswerValidation.crop(crop, template));
        } catch (AlignmentException | StageRetiredException e) {
            throw e;
        } catch (MienException e) {
            throw new StageFailure(monitored, e.getMessage(), e);
        }
    }
}
