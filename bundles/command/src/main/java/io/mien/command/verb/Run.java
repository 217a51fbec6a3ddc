package io.mien.command.verb;

import io.mien.command.runtime.CommandContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mien run}. */
@Command(
        name = "run",
        description = {
            "Keep a product running, until 'mien stop', Ctrl-C or a signal ends it.",
            "It owns the data folder: every other command on it is done by the running Mien, with the gallery and the"
                    + " models that it has open."
        },
        footer = {"", "Examples:", "  mien run", "  mien run --data /srv/door plain", "  mien run my-product.json"})
final class Run extends ServingVerb {
    /** Read by the launcher, which has started it when this command begins. */
    @Parameters(
            arity = "0..1",
            paramLabel = "FEATURE",
            description = "The product: a name, or the path of its .json file; 'desk' unless given.")
    private String feature;

    Run(CommandContext bench) {
        super(bench);
    }
}
