package io.mien.runtime;

import io.mien.boot.generation.BundleManifest;
import io.mien.boot.generation.DamagedLockException;
import io.mien.boot.generation.GenerationFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Answers {@code help} and {@code --version} from the files of the product, without starting a framework. The bundle with the
 * command line names the file of its usage text in the header {@code Mien-Usage} of its manifest.
 */
final class ProductFacts {
    private static final Set<String> HELP = Set.of("help", "--help", "-h");
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
        if (arguments.size() != 1) {
            return false;
        }
        Optional<String> text = HELP.contains(arguments.get(0))
                ? read(this::usage)
                : VERSION.contains(arguments.get(0)) ? read(this::version) : Optional.empty();
        text.ifPresent(out::print);
        return text.isPresent();
    }

    private interface Reading {
        Optional<String> of(Feature feature) throws IOException, StartException;
    }

    private Optional<String> read(Reading reading) {
        try {
            return reading.of(distribution.read(product()));
        } catch (IOException | StartException | DamagedLockException e) {
            return Optional.empty();
        }
    }

    private String product() throws IOException, DamagedLockException {
        if (asked.isPresent()) {
            return asked.get();
        }
        GenerationFolder folder = new GenerationFolder(data);
        List<Long> numbers = folder.toStart();
        return numbers.isEmpty()
                ? Starter.STANDARD
                : folder.read(numbers.get(0)).feature();
    }

    private Optional<String> version(Feature feature) {
        return Optional.of(lines(
                "mien " + feature.id().version(),
                "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch")));
    }

    private Optional<String> usage(Feature feature) throws IOException, StartException {
        for (FeatureBundle bundle : feature.bundles()) {
            Path file = distribution.bundle(bundle.id());
            String entry = bundle.isFor("help") ? BundleManifest.read(file).header(USAGE) : "";
            if (!entry.isEmpty()) {
                return Optional.of(lines(text(file, entry).lines().toArray(String[]::new)));
            }
        }
        return Optional.empty();
    }

    private static String text(Path bundle, String entry) throws IOException {
        if (Files.isDirectory(bundle)) {
            return Files.readString(bundle.resolve(entry));
        }
        try (ZipFile jar = new ZipFile(bundle.toFile())) {
            ZipEntry found = jar.getEntry(entry);
            if (found == null) {
                throw new IOException(bundle + " lacks " + entry);
            }
            try (InputStream in = jar.getInputStream(found)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
