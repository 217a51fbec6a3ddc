package io.mien.reference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The folder of third-party models and pictures that may stand beside the checkout. System property {@code mien.shared}
 * says where; otherwise it is looked for as {@code shared} beside the folder with {@code cnf/build.bnd}.
 */
public final class SharedFolder {
    private SharedFolder() {}

    /** The folder, if it exists. */
    public static Optional<Path> find() {
        String told = System.getProperty("mien.shared", "");
        if (!told.isEmpty()) {
            return Optional.of(Path.of(told)).filter(Files::isDirectory);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("cnf/build.bnd"))) {
                return Optional.of(at.resolveSibling("shared")).filter(Files::isDirectory);
            }
        }
        return Optional.empty();
    }

    /** The folder; a test that needs it is skipped if there is none. */
    public static Path assume() {
        Optional<Path> found = find();
        Assumptions.assumeTrue(found.isPresent(), "no shared folder beside the checkout");
        return found.orElseThrow();
    }
}
