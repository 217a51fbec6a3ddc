package io.mien.command.verb;

import io.mien.command.option.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mien gallery}: the parent of what can be done with embeddings. */
@Command(
        name = "gallery",
        description = "What the gallery holds for each model that ever embedded its people.",
        synopsisSubcommandLabel = "(list | prune)",
        footer = {"", "Examples:", "  mien gallery list", "  mien gallery prune --data /srv/door"})
final class GalleryGroup {
    @Mixin
    private HelpOption help;
}
