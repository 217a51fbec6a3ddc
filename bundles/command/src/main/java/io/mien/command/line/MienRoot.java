package io.mien.command.line;

import io.mien.command.option.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mien} itself: the parent of all commands. */
@Command(
        name = "mien",
        description = "Recognize faces with parts that can be replaced while they run.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 all done; 1 something failed, the rest was done; 2 wrong use.",
            "",
            "Examples:",
            "  mien demo",
            "  mien enroll Ada ada.jpg",
            "  mien recognize party.jpg",
            "  mien help enroll"
        })
final class MienRoot {
    @Mixin
    private HelpOption help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;
}
