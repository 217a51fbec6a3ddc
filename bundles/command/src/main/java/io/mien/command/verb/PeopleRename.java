package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.output.FaceText;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mien people rename}. */
@Command(
        name = "rename",
        description = {
            "Call a person something else.",
            "Refused if somebody is called that already: 'mien people merge' joins two people."
        },
        footer = {"", "Example:", "  mien people rename Ada \"Ada Lovelace\""})
final class PeopleRename extends GalleryVerb {
    @Parameters(index = "0", paramLabel = "A", description = "What the person is called now.")
    private String label;

    @Parameters(index = "1", paramLabel = "B", description = "What the person is called from now on.")
    private String other;

    PeopleRename(CommandContext bench) {
        super(bench);
    }

    @Override
    int call(StageSession session) throws MienException {
        int faces = session.galleries().rename(label, other);
        new Output(bench().call(), false)
                .text(label.strip() + " is now called " + other.strip() + ", with "
                        + FaceText.count(faces, "face", "faces"));
        return new Remainder(bench()).told(new Output(bench().call(), false)) ? FAILED : DONE;
    }
}
