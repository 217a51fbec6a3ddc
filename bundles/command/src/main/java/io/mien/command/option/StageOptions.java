package io.mien.command.option;

import io.mien.StageKind;
import io.mien.command.call.UsageException;
import io.mien.command.runtime.StageChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which models and stages serve. */
public final class StageOptions {
    /** Title of the group in a help text. */
    public static final String HEADING = "%nModels and stages:%n";

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Folder with .mud files beside their weights, or with model bundles; besides the installed"
                    + " ones. May be given more than once.")
    private List<Path> models = new ArrayList<>();

    @Option(names = "--detector", paramLabel = "NAME", description = "The detector, as 'mien model list' calls it.")
    private String detector = "";

    @Option(names = "--extractor", paramLabel = "NAME", description = "The extractor, as 'mien model list' calls it.")
    private String extractor = "";

    @Option(names = "--aligner", paramLabel = "NAME", description = "The aligner, as 'mien status' calls it.")
    private String aligner = "";

    @Option(names = "--matcher", paramLabel = "NAME", description = "The matcher, as 'mien status' calls it.")
    private String matcher = "";

    /**
     * The stages that were chosen.
     *
     * @throws UsageException if a folder of models does not exist
     */
    public StageChoice choice() throws UsageException {
        for (Path folder : models) {
            if (!Files.isDirectory(folder)) {
                throw new UsageException("--models " + folder + ": no such folder");
            }
        }
        Map<StageKind, String> names = new EnumMap<>(StageKind.class);
        put(names, StageKind.DETECTOR, detector);
        put(names, StageKind.EXTRACTOR, extractor);
        put(names, StageKind.ALIGNER, aligner);
        put(names, StageKind.MATCHER, matcher);
        return new StageChoice(models, names);
    }

    private static void put(Map<StageKind, String> names, StageKind kind, String name) {
        if (!name.isBlank()) {
            names.put(kind, name);
        }
    }
}
