package io.mien.command.verb;

import io.mien.StageKind;
import io.mien.command.option.FaceOptions;
import io.mien.command.picture.PictureLook;
import io.mien.command.picture.PictureLooks;
import io.mien.command.runtime.CommandContext;
import io.mien.recognizer.Recognizer;
import java.util.EnumSet;
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
    PictureLook look(Recognizer recognizer, FaceOptions faces) {
        return PictureLooks.embedding(recognizer, faces.detector(), faces.selection());
    }
}
