package io.mien.command.verb;

import io.mien.command.option.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mien store}: the parent of what can be done with stores. */
@Command(
        name = "store",
        description = "Manage the store of the gallery.",
        synopsisSubcommandLabel = "migrate",
        footer = {"", "Example:", "  mien store migrate vault"})
final class StoreGroup {
    @Mixin
    private HelpOption help;
}
