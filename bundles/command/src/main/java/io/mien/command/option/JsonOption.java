package io.mien.command.option;

import picocli.CommandLine.Option;

/** {@code --json}. */
public final class JsonOption {
    /** Title of the group in a help text. */
    public static final String HEADING = "%nOutput:%n";

    @Option(names = "--json", description = "Print JSON, one object on a line; an error is one too.")
    private boolean json;

    /** Whether results are JSON. */
    public boolean isAsked() {
        return json;
    }
}
