package io.mien.swaptest;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;

/** The bundles of the distribution as options of Pax Exam. */
final class SwapProduct {
    private static final Path HOME = Path.of(System.getProperty("mien.home"));

    private SwapProduct() {}

    static Option option() {
        return composite(
                junitBundles(),
                frameworkProperty("org.osgi.framework.bsnversion").value("multiple"),
                systemProperty("org.ops4j.pax.logging.DefaultServiceLog.level").value("WARN"),
                composite(bundles("bundles")),
                composite(bundles("models")));
    }

    private static Option[] bundles(String folder) {
        try (Stream<Path> files = Files.list(HOME.resolve(folder))) {
            return files.filter(f -> Files.isDirectory(f) || f.toString().endsWith(".jar"))
                    .sorted()
                    .map(SwapProduct::option)
                    .toArray(Option[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException("the distribution is not built", e);
        }
    }

    /** Native code lies unpacked in a folder. Fragments are not started. */
    private static Option option(Path file) {
        String uri = file.toUri().toString();
        if (Files.isDirectory(file)) {
            return bundle("reference:" + uri).noStart();
        }
        return isFragment(file) ? bundle(uri).noStart() : bundle(uri);
    }

    private static boolean isFragment(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.getManifest().getMainAttributes().getValue("Fragment-Host") != null;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not a bundle", e);
        }
    }

    /** The jar of a part, as it was built. */
    static Path jar(Part part) {
        try (Stream<Path> files = Files.list(HOME.resolve(part.folder))) {
            return files.filter(f -> f.getFileName().toString().startsWith(part.symbolicName + "-"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("the distribution is not built", e);
        }
    }

    /** A picture of the distribution. */
    static Path picture(String name) {
        return HOME.resolve("people").resolve(name);
    }
}
