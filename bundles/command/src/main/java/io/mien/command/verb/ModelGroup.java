package io.mien.command.verb;

import io.mien.command.option.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mien model}: the parent of what can be done with models. */
@Command(
        name = "model",
        description = "List, pack, calibrate, convert and fetch models.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  mien model list --models my-models", "  mien model pack my-features.mud"})
final class ModelGroup {
    @Mixin
    private HelpOption help;
}
