package io.mien.compose.bill;

import aQute.bnd.header.OSGiHeader;
import io.mien.compose.index.Coordinates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Manifest;

/** Reads the manifest and the pom of a jar, or of the folder that one is unpacked into. */
public final class PartReader {
    private static final String CONTAINS = "Mien-Contains";

    private final LicenceNames names;

    /** @throws IOException if its table of licences cannot be read */
    public PartReader() throws IOException {
        this.names = new LicenceNames();
    }

    /**
     * Reads a part.
     *
     * @param home the product's folder
     * @param path of the part in it
     * @throws IOException naming the file
     */
    public ProductPart read(ProductPart.Kind kind, Path home, String path, Coordinates coordinates) throws IOException {
        Path file = home.resolve(path);
        if (Files.isDirectory(file)) {
            return read(kind, path, file, file, coordinates);
        }
        try (FileSystem jar = FileSystems.newFileSystem(file)) {
            return read(kind, path, file, jar.getPath("/"), coordinates);
        }
    }

    private ProductPart read(ProductPart.Kind kind, String path, Path file, Path root, Coordinates coordinates)
            throws IOException {
        Map<String, String> headers = headers(root.resolve("META-INF").resolve("MANIFEST.MF"));
        List<String> licences =
                new StatedLicences(names, root, coordinates).of(Optional.ofNullable(headers.get("Bundle-License")));
        return new ProductPart(kind, path, file, coordinates, headers, licences, contents(headers));
    }

    private static Map<String, String> headers(Path manifest) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        if (Files.exists(manifest)) {
            try (InputStream in = Files.newInputStream(manifest)) {
                new Manifest(in)
                        .getMainAttributes()
                        .forEach((key, value) -> headers.put(key.toString(), value.toString()));
            }
        }
        return headers;
    }

    private static List<ContainedLibrary> contents(Map<String, String> headers) throws IOException {
        List<ContainedLibrary> contents = new ArrayList<>();
        for (var clause :
                OSGiHeader.parseHeader(headers.getOrDefault(CONTAINS, "")).entrySet()) {
            Coordinates coordinates = Coordinates.parse(clause.getKey())
                    .orElseThrow(
                            () -> new IOException(CONTAINS + " names no GROUP:ARTIFACT:VERSION: " + clause.getKey()));
            contents.add(new ContainedLibrary(coordinates, clause.getValue().getOrDefault("license", "")));
        }
        return contents;
    }
}
