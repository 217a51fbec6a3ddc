package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.output.FaceText;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.recognizer.GalleryAdmin;
import picocli.CommandLine.Command;

/** {@code mien gallery prune}. */
@Command(
        name = "prune",
        description = {
            "Drop the embeddings of all models but the one that serves.",
            "A model on probation keeps those of its predecessor. Faces and their pictures stay."
        })
final class GalleryPrune extends GalleryAdminVerb {
    GalleryPrune(CommandContext bench) {
        super(bench);
    }

    @Override
    int call(GalleryAdmin galleries) throws MienException {
        int dropped = galleries.prune();
        Output output = new Output(bench().call(), false);
        output.completed("dropped " + FaceText.count(dropped, "embedding", "embeddings"));
        return new Remainder(bench()).told(output) ? FAILED : DONE;
    }
}
