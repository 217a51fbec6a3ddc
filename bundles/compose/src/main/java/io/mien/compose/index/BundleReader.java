package io.mien.compose.index;

import aQute.bnd.header.OSGiHeader;
import aQute.bnd.osgi.resource.CapReqBuilder;
import aQute.bnd.osgi.resource.ResourceBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.resource.Resource;

/** Reads what one bundle offers and needs, out of its manifest. */
final class BundleReader {
    private static final Path MANIFEST = Path.of("META-INF", "MANIFEST.MF");
    private static final Path MAVEN = Path.of("META-INF", "maven");
    private static final Pattern FILE_NAME = Pattern.compile("(.+?)-(\\d.*)");

    /** Bundles whose jars hold no {@code pom.properties}: Maven's group by symbolic name. */
    private static final String GROUPS = "groups.properties";

    private final Properties groups = new Properties();

    BundleReader() throws IOException {
        try (InputStream in = BundleReader.class.getResourceAsStream(GROUPS)) {
            groups.load(in);
        }
    }

    /**
     * Reads a jar, or a folder with the content of one.
     *
     * @return empty if it is not a bundle
     * @throws IOException naming the file
     */
    Optional<IndexedBundle> read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return Files.isRegularFile(file.resolve(MANIFEST)) ? read(file, file) : Optional.empty();
        }
        try (FileSystem jar = FileSystems.newFileSystem(file)) {
            return read(file, jar.getPath("/"));
        } catch (IOException | RuntimeException e) {
            throw new IOException(file + " cannot be read as a jar: " + e.getMessage(), e);
        }
    }

    private Optional<IndexedBundle> read(Path file, Path root) throws IOException {
        Manifest manifest;
        try (InputStream in = Files.newInputStream(root.resolve(MANIFEST.toString()))) {
            manifest = new Manifest(in);
        }
        Attributes headers = manifest.getMainAttributes();
        String name = headers.getValue("Bundle-SymbolicName");
        if (name == null) {
            return Optional.empty();
        }
        Coordinates coordinates = coordinates(file, root, name.split(";", 2)[0].strip());
        return Optional.of(new IndexedBundle(coordinates, file, resource(manifest)));
    }

    private static Resource resource(Manifest manifest) throws IOException {
        ResourceBuilder builder = new ResourceBuilder();
        builder.addManifest(manifest);
        List<String> verbs = verbs(manifest.getMainAttributes().getValue("Mien-Verbs"));
        if (!verbs.isEmpty()) {
            builder.addCapability(new CapReqBuilder(Namespaces.VERB).addAttribute(Namespaces.VERB, verbs));
        }
        return builder.build();
    }

    /** The commands that a bundle states for {@code mien help}, each by all its names. */
    private static List<String> verbs(String header) {
        return header == null
                ? List.of()
                : new ArrayList<>(OSGiHeader.parseHeader(header).keySet());
    }

    /**
     * What Maven calls a jar, bundle or not.
     *
     * @throws IOException naming the file
     */
    Coordinates coordinates(Path file) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(file)) {
            Matcher parts = FILE_NAME.matcher(file.getFileName().toString());
            return coordinates(file, jar.getPath("/"), parts.lookingAt() ? parts.group(1) : "");
        }
    }

    /** What Maven wrote into the jar; else its file's name, and the group that is known for its symbolic name. */
    private Coordinates coordinates(Path file, Path root, String symbolicName) throws IOException {
        Optional<Path> written = pomProperties(root.resolve(MAVEN.toString()));
        if (written.isPresent()) {
            Properties pom = new Properties();
            try (InputStream in = Files.newInputStream(written.get())) {
                pom.load(in);
            }
            return new Coordinates(
                    pom.getProperty("groupId"), pom.getProperty("artifactId"), pom.getProperty("version"));
        }
        String fileName = file.getFileName().toString().replaceFirst("\\.jar$", "");
        String group = groups.getProperty(symbolicName, symbolicName);
        if (fileName.startsWith(symbolicName + "-")) {
            return new Coordinates(group, symbolicName, fileName.substring(symbolicName.length() + 1));
        }
        Matcher parts = FILE_NAME.matcher(fileName);
        if (!parts.matches()) {
            throw new IOException(file + " is not named NAME-VERSION.jar, and holds no pom.properties of Maven's");
        }
        return new Coordinates(group, parts.group(1), parts.group(2));
    }

    /** The file of the jar itself; empty if it holds those of other jars, too: the file's name then counts. */
    private static Optional<Path> pomProperties(Path maven) throws IOException {
        if (!Files.isDirectory(maven)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.walk(maven, 3)) {
            List<Path> found = all.filter(p -> p.getFileName().toString().equals("pom.properties"))
                    .toList();
            return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        }
    }

    /** The bundles directly in a folder, by the name of their files. */
    List<IndexedBundle> readAll(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(files::add);
        }
        files.sort(null);
        List<IndexedBundle> bundles = new ArrayList<>();
        for (Path file : files) {
            if (Files.isDirectory(file) || file.toString().endsWith(".jar")) {
                read(file).ifPresent(bundles::add);
            }
        }
        return bundles;
    }
}
