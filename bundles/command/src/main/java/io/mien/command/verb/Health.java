package io.mien.command.verb;

import io.mien.command.option.JsonOption;
import io.mien.command.runtime.CommandContext;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code mien health}. */
@Command(
        name = "health",
        description = {
            "Say whether a running Mien works.",
            "Exit code 0 if it does its work, with or without warnings; 1 if it does not, or does not run."
        },
        footer = {"", "Examples:", "  mien health", "  mien health --json --data /srv/door"})
final class Health extends BroughtVerb {
    @ArgGroup(validate = false, heading = JsonOption.HEADING, order = 3)
    private JsonOption json = new JsonOption();

    Health(CommandContext bench) {
        super(bench);
    }

    @Override
    Map<String, Object> told() {
        return Map.of("json", json.isAsked());
    }
}
