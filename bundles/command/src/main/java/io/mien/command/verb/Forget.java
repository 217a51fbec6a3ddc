package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.output.Output;
import io.mien.command.runtime.Session;
import io.mien.command.runtime.Workbench;
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

    Forget(Workbench bench) {
        super(bench);
    }

    @Override
    int call(Session session) throws MienException {
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
