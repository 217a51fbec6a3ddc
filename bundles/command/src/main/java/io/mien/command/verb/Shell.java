package io.mien.command.verb;

import io.mien.command.runtime.CommandContext;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mien shell}. */
@Command(
        name = "shell",
        description = {
            "Type lines of the Gogo shell in a running Mien.",
            "Its own commands are there as 'status' or 'mien:status'; 'exit' ends it."
        },
        footer = {"", "Examples:", "  mien shell", "  mien shell people", "  mien shell 'status; lb'"})
final class Shell extends BroughtVerb {
    @Parameters(arity = "0..*", paramLabel = "WORD", description = "One line, instead of those that are typed.")
    private List<String> words = List.of();

    Shell(CommandContext bench) {
        super(bench);
    }

    @Override
    Map<String, Object> told() {
        return Map.of("arguments", words.toArray(String[]::new));
    }
}
