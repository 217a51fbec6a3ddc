package io.mien.command.verb;

import io.mien.command.option.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mien model}: the parent of what can be done with models. */
@Command(
        name = "model",
        description = "Work with models.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  mien model list --models my-models"})
final class ModelGroup {
    @Mixin
    private HelpOption help;
}
