package io.mien.boot.invocation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The facts that a launcher needs of a command that was typed: which one it is, whose data it works on, and which product is to
 * be kept running. All else, and every error, is left to the command itself.
 *
 * @param verb the first argument that is not an option, empty if there is none; {@code run} for {@code live}, which runs the product of that name
 * @param data absolute data folder: of the last {@code --data}, else {@code .mien} in the user's home
 * @param product of {@code run}: the argument behind it that is not an option; of {@code live}: {@code live}
 */
public record Invocation(String verb, Path data, Optional<String> product) {
    /** The verb that keeps a product running. */
    public static final String RUN = "run";

    /** The verb that keeps the product of the same name running. */
    private static final String LIVE = "live";

    private static final String DATA = "--data";

    /** Options of {@code run} whose value is the argument behind them, and no product. */
    private static final Set<String> VALUED = Set.of("--models", "--detector", "--extractor", "--aligner", "--matcher");

    /** Whether a product is to be kept running. */
    public boolean runs() {
        return verb.equals(RUN);
    }

    /**
     * Reads arguments. An option's value is told from an argument for {@code --data} and for those that {@code run} has;
     * the verb comes first, so that others do not matter.
     *
     * @param arguments what was typed behind {@code mien}
     * @param directory absolute folder that relative paths are resolved against
     * @param home of the user
     */
    public static Invocation of(List<String> arguments, Path directory, Path home) {
        List<String> words = new ArrayList<>();
        Path data = home.resolve(".mien");
        boolean options = true;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (options && argument.equals("--")) {
                options = false;
            } else if (!options || !argument.startsWith("-")) {
                words.add(argument);
            } else if (argument.startsWith(DATA + "=")) {
                data = directory.resolve(argument.substring(DATA.length() + 1));
            } else if (argument.equals(DATA) && i + 1 < arguments.size()) {
                i++;
                data = directory.resolve(arguments.get(i));
            } else if (VALUED.contains(argument)) {
                i++;
            }
        }
        String verb = words.isEmpty() ? "" : words.get(0);
        if (verb.equals(LIVE)) {
            return new Invocation(RUN, data.toAbsolutePath().normalize(), Optional.of(LIVE));
        }
        Optional<String> product = verb.equals(RUN) && words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty();
        return new Invocation(verb, data.toAbsolutePath().normalize(), product);
    }
}
