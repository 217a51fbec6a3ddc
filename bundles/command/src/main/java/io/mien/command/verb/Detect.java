package io.mien.command.verb;

import io.mien.StageKind;
import io.mien.command.option.FaceOptions;
import io.mien.command.picture.AnnotatedPictures;
import io.mien.command.picture.PictureReader;
import io.mien.command.picture.PictureWork;
import io.mien.command.runtime.CommandContext;
import io.mien.recognizer.Recognizer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;

/** {@code mien detect}. */
@Command(
        name = "detect",
        description = {"Find faces in pictures.", "Opens no gallery."},
        footer = {
            "",
            "Examples:",
            "  mien detect holiday.jpg",
            "  mien detect --out found --confidence 0.7 holiday",
            "  mien detect --json holiday > faces.jsonl"
        })
final class Detect extends PictureVerb {
    Detect(CommandContext bench) {
        super(bench);
    }

    @Override
    Set<StageKind> needed() {
        return EnumSet.of(StageKind.DETECTOR);
    }

    @Override
    PictureWork work(
            PictureReader reader, Optional<AnnotatedPictures> annotated, Recognizer recognizer, FaceOptions faces) {
        return PictureWork.detecting(reader, annotated, recognizer, faces.detector(), faces.selection());
    }
}
