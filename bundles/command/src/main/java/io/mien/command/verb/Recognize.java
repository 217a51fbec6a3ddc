package io.mien.command.verb;

import io.mien.StageKind;
import io.mien.command.option.FaceOptions;
import io.mien.command.option.ThresholdOption;
import io.mien.command.picture.AnnotatedPictures;
import io.mien.command.picture.PictureReader;
import io.mien.command.picture.PictureWork;
import io.mien.command.runtime.CommandContext;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.Recognizer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code mien recognize}. */
@Command(
        name = "recognize",
        description = "Find faces in pictures and say whose they are.",
        footer = {
            "",
            "Examples:",
            "  mien recognize party.jpg",
            "  mien recognize --out named --threshold 0.8 holiday",
            "  mien recognize --json holiday > who.jsonl"
        })
final class Recognize extends PictureVerb {
    @ArgGroup(validate = false, heading = ThresholdOption.HEADING, order = 2)
    private ThresholdOption threshold = new ThresholdOption();

    Recognize(CommandContext bench) {
        super(bench);
    }

    @Override
    Set<StageKind> needed() {
        return EnumSet.allOf(StageKind.class);
    }

    @Override
    PictureWork work(
            PictureReader reader, Optional<AnnotatedPictures> annotated, Recognizer recognizer, FaceOptions faces) {
        RecognizeOptions options = RecognizeOptions.defaults()
                .detector(faces.detector())
                .threshold(threshold.value())
                .selection(faces.selection());
        return PictureWork.recognizing(reader, annotated, recognizer, options);
    }
}
