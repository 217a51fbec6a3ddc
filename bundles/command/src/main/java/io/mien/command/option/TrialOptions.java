package io.mien.command.option;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for the trial of a model before it is packed. */
public final class TrialOptions {
    /** Title of the group in a help text. */
    public static final String HEADING = "%nTrial:%n";

    @Option(
            names = "--trial",
            paramLabel = "PICTURE",
            description = "Picture with a face that the model is tried on, and that is packed with it; one of the"
                    + " distribution's unless given.")
    private Path picture;

    @Option(
            names = "--untried",
            description =
                    "Pack no trial, as for a model that no engine here can run. It serves only if it is asked for by name.")
    private boolean untried;

    /** The picture, if one is given. */
    public Optional<Path> picture() {
        return Optional.ofNullable(picture);
    }

    /** Whether there is to be no trial. */
    public boolean isUntried() {
        return untried;
    }

    /** Whether a trial is asked for, and none. */
    public boolean isContradiction() {
        return untried && picture != null;
    }
}
