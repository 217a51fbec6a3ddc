package io.mien.command.option;

import picocli.CommandLine.Option;

/** {@code --help}. */
public final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean asked;
}
