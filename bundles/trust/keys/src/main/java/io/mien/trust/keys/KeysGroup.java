package io.mien.trust.keys;

import io.mien.command.option.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mien keys}: the parent of what can be done with keys. */
@Command(
        name = "keys",
        description = "Make and show the keys that products are signed with.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  mien keys show trust/root.json"})
final class KeysGroup {
    @Mixin
    private HelpOption help;
}
