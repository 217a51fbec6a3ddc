package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mien faces delete}. */
@Command(
        name = "delete",
        description = {
            "Delete faces, all or none: their chips and embeddings are erased.",
            "A person whose last face is deleted is no longer in the gallery."
        },
        footer = {"", "Example:", "  mien faces delete 17 18"})
final class FacesDelete extends GalleryVerb {
    @Parameters(arity = "1..*", paramLabel = "N", description = "Numbers of faces, as 'mien faces list' shows them.")
    private List<Long> numbers;

    FacesDelete(CommandContext bench) {
        super(bench);
    }

    @Override
    int call(StageSession session) throws MienException {
        Set<Long> faces = new TreeSet<>(numbers);
        List<String> gone = session.galleries().deleteFaces(faces);
        CorrectedFaces.tell(new Output(bench().call(), false), "deleted " + CorrectedFaces.text(faces), gone);
        return new Remainder(bench()).told(new Output(bench().call(), false)) ? FAILED : DONE;
    }
}
