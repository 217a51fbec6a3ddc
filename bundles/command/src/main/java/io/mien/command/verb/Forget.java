package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mien forget}. */
@Command(
        name = "forget",
        description = {"Forget people.", "Their faces, chips and embeddings are erased."},
        footer = {"", "Example:", "  mien forget Ada Bela"})
final class Forget extends GalleryVerb {
    @Parameters(arity = "1..*", paramLabel = "LABEL", description = "Who is forgotten.")
    private List<String> labels;

    Forget(CommandContext bench) {
        super(bench);
    }

    @Override
    int call(StageSession session) throws MienException {
        Output output = new Output(bench().call(), false);
        int result = DONE;
        for (String label : labels) {
            if (session.recognizer().forget(label)) {
                output.completed("forgot " + label);
            } else {
                output.problem("nobody is called " + label);
                result = FAILED;
            }
        }
        return new Remainder(bench()).told(output) ? FAILED : result;
    }
}
