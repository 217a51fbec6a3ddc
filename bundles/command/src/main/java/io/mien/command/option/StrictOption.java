package io.mien.command.option;

import io.mien.command.picture.SkippedPictures;
import picocli.CommandLine.Option;

/** {@code --strict}. */
public final class StrictOption {
    @Option(
            names = "--strict",
            description =
                    "Exit code 1 also if a picture in a folder was skipped because its format cannot be read here.")
    private boolean asked;

    /** Whether the command failed by what it skipped. */
    public boolean isViolatedBy(SkippedPictures skipped) {
        return asked && !skipped.isEmpty();
    }
}
