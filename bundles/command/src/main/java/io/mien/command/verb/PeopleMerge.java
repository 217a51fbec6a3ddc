package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.output.FaceText;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mien people merge}. */
@Command(
        name = "merge",
        description = {
            "Make two people one: all faces of A become faces of B, at once or not at all.",
            "Labels are taken as they are stored. A label that nobody has exactly stands for those that are equal to it after"
                    + " Unicode normalization."
        },
        customSynopsis = "mien people merge [OPTIONS] A INTO B",
        footer = {"", "Example:", "  mien people merge Adda INTO Ada"})
final class PeopleMerge extends GalleryVerb {
    private static final String INTO = "INTO";

    @Parameters(
            arity = "2..3",
            paramLabel = "A INTO B",
            description = "The person to merge, the word INTO, and the person who then has the faces of both.")
    private List<String> words;

    PeopleMerge(CommandContext bench) {
        super(bench);
    }

    @Override
    int call(StageSession session) throws MienException {
        String label = words.get(0);
        String into = words.get(words.size() - 1);
        int faces = session.galleries().merge(label, into);
        new Output(bench().call(), false)
                .text("merged " + label.strip() + " into " + into.strip() + ", who now has "
                        + FaceText.count(faces, "face", "faces"));
        return new Remainder(bench()).told(new Output(bench().call(), false)) ? FAILED : DONE;
    }

    @Override
    void check() {
        if (words.size() == 3 && !words.get(1).equalsIgnoreCase(INTO)) {
            throw misuse("'mien people merge A INTO B' is meant: " + words.get(1) + " is not INTO");
        }
    }
}
