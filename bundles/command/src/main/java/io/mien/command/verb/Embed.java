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

/** {@code mien embed}. */
@Command(
        name = "embed",
        description = {
            "Find faces in pictures and make their embeddings.",
            "Opens no gallery. The values are printed with --json only."
        },
        footer = {
            "",
            "Examples:",
            "  mien embed --json --face largest ada.jpg",
            "  mien embed --json --extractor mien_feature_small holiday > embeddings.jsonl"
        })
final class Embed extends PictureVerb {
    Embed(CommandContext bench) {
        super(bench);
    }

    @Override
    Set<StageKind> needed() {
        return EnumSet.of(StageKind.DETECTOR, StageKind.ALIGNER, StageKind.EXTRACTOR);
    }

    @Override
    PictureWork work(
            PictureReader reader, Optional<AnnotatedPictures> annotated, Recognizer recognizer, FaceOptions faces) {
        return PictureWork.embedding(reader, annotated, recognizer, faces.detector(), faces.selection());
    }
}
