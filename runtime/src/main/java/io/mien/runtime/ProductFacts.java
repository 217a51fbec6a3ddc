package io.mien.runtime;

import io.mien.boot.generation.BundleManifest;
import io.mien.boot.generation.DamagedLockException;
import io.mien.boot.generation.GenerationFolder;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answers {@code help}, {@code help COMMAND} and {@code --version} from the files of the product, without starting a framework.
 * Each bundle of the product, deployed ones included, states its commands, see {@link StatedVerb}. The one with the command
 * line also names the file of its usage text, in the header {@code Mien-Usage}.
 */
final class ProductFacts {
    private static final String HELP = "help";
    private static final Set<String> HELP_OPTIONS = Set.of("--help", "-h");
    private static final Set<String> VERSION = Set.of("--version", "-V");
    private static final String USAGE = "Mien-Usage";

    private final Distribution distribution;
    private final Path data;
    private final Optional<String> asked;

    /**
     * @param data the data folder, which may have another product than the distribution's standard one
     * @param asked name or path of the product, if one was asked for
     */
    ProductFacts(Distribution distribution, Path data, Optional<String> asked) {
        this.distribution = distribution;
        this.data = data;
        this.asked = asked;
    }

    /**
     * @return whether the arguments asked for help or the version and the files had the answer; if not, nothing was
     *     printed, and the product itself is to be asked, which also says what is wrong with it
     */
    boolean answer(List<String> arguments, PrintStream out) {
        Optional<List<String>> text = Optional.empty();
        try {
            Optional<List<String>> topic = topic(arguments);
            if (topic.isPresent()) {
                text = help(topic.get());
            } else if (arguments.size() == 1 && VERSION.contains(arguments.get(0))) {
                text = Optional.of(version());
            }
        } catch (IOException | StartException | DamagedLockException e) {
            return false;
        }
        text.ifPresent(lines -> lines.forEach(out::println));
        return text.isPresent();
    }

    /** The names of the command that help is asked for, none for all; empty if the arguments do not ask for help. */
    private static Optional<List<String>> topic(List<String> arguments) {
        int last = arguments.size() - 1;
        if (last < 0) {
            return Optional.empty();
        }
        List<String> names;
        if (HELP_OPTIONS.contains(arguments.get(last))) {
            names = arguments.subList(0, last);
        } else if (arguments.get(0).equals(HELP)) {
            names = arguments.subList(1, arguments.size());
        } else {
            return Optional.empty();
        }
        return names.stream().anyMatch(name -> name.startsWith("-")) ? Optional.empty() : Optional.of(names);
    }

    private Optional<List<String>> help(List<String> topic) throws IOException, StartException, DamagedLockException {
        List<StatedVerb> verbs = new ArrayList<>();
        Optional<String> usage = Optional.empty();
        for (LockedBundle bundle : composition().lock().bundles()) {
            Path file = bundle.path(distribution.home(), data);
            BundleManifest manifest = BundleManifest.read(file);
            verbs.addAll(StatedVerb.of(file, manifest));
            String entry = manifest.header(USAGE);
            if (!entry.isEmpty()) {
                usage = StatedVerb.read(file, entry);
            }
        }
        if (topic.isEmpty()) {
            List<StatedVerb> top = verbs.stream().filter(v -> !v.isBelow()).toList();
            return usage.map(text -> UsageText.of(text, top));
        }
        for (StatedVerb verb : verbs) {
            if (!verb.isBelow() && verb.names().contains(topic.get(0))) {
                List<StatedVerb> below =
                        verbs.stream().filter(v -> v.isBelow(verb)).toList();
                return help(verb, below, topic.subList(1, topic.size()));
            }
        }
        return Optional.empty();
    }

    /** @param below the commands below a command, which any bundle may bring */
    private static Optional<List<String>> help(StatedVerb verb, List<StatedVerb> below, List<String> topic)
            throws IOException {
        if (topic.isEmpty()) {
            return verb.text(topic).map(text -> UsageText.of(text, below));
        }
        for (StatedVerb named : below) {
            if (named.ownNames().contains(topic.get(0))) {
                return named.text(topic.subList(1, topic.size()))
                        .map(text -> text.lines().toList());
            }
        }
        return verb.text(topic).map(text -> text.lines().toList());
    }

    private Composition composition() throws IOException, StartException, DamagedLockException {
        Composer composer = new Composer(distribution, data, HELP);
        Optional<Lock> lock = lock();
        return lock.isPresent()
                ? composer.ofGeneration(lock.get(), asked)
                : composer.ofFeature(asked.orElseGet(distribution::standard));
    }

    /** The list of what the data folder says is installed. */
    private Optional<Lock> lock() throws IOException, DamagedLockException {
        GenerationFolder folder = new GenerationFolder(data);
        List<Long> numbers = folder.toStart();
        return numbers.isEmpty() ? Optional.empty() : Optional.of(folder.read(numbers.get(0)));
    }

    private List<String> version() throws IOException, StartException, DamagedLockException {
        String product =
                asked.isPresent() ? asked.get() : lock().map(Lock::feature).orElseGet(distribution::standard);
        return List.of(
                "mien " + distribution.read(product).id().version(),
                "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch"));
    }
}
