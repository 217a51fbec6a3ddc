package io.mien.compose.bill;

import io.mien.compose.index.Coordinates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The Java runtime that a product brings itself, as a part of it. */
public final class RuntimePart {
    private static final String LICENCE = "GPL-2.0-with-classpath-exception";

    private RuntimePart() {}

    /**
     * Reads which Java it is.
     *
     * @param folder with its file {@code release}
     */
    public static ProductPart of(Path folder) throws IOException {
        Properties release = new Properties();
        try (InputStream in = Files.newInputStream(folder.resolve("release"))) {
            release.load(in);
        }
        String version = release.getProperty("JAVA_VERSION", "unknown").replace("\"", "");
        return new ProductPart(
                ProductPart.Kind.RUNTIME,
                folder.getFileName().toString(),
                folder,
                new Coordinates("org.openjdk", "jre", version),
                Map.of(),
                List.of(LICENCE),
                List.of());
    }
}
