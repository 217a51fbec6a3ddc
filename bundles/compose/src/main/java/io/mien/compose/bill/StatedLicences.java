package io.mien.compose.bill;

import aQute.bnd.header.OSGiHeader;
import io.mien.compose.index.Coordinates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The licences that one jar states: those of its models, then its manifest, then its pom. */
final class StatedLicences {
    private static final Pattern MODEL = Pattern.compile("(?m)^\\s*licence\\s*=\\s*(.+?)\\s*$");
    private static final Pattern POM = Pattern.compile("<license>\\s*<name>\\s*([^<]+?)\\s*</name>");

    private final LicenceNames names;
    private final Path root;
    private final Coordinates coordinates;

    /** @param root of the jar's content */
    StatedLicences(LicenceNames names, Path root, Coordinates coordinates) {
        this.names = names;
        this.root = root;
        this.coordinates = coordinates;
    }

    /** @param header {@code Bundle-License} */
    List<String> of(Optional<String> header) throws IOException {
        List<String> all = new ArrayList<>(found("OSGI-INF/mien", ".mud", MODEL));
        header.ifPresent(text -> all.addAll(manifest(text)));
        if (all.isEmpty()) {
            all.addAll(found("META-INF/maven", "pom.xml", POM));
        }
        if (all.isEmpty()) {
            String known = names.ofArtifact(coordinates.group(), coordinates.artifact());
            all.addAll(known.isEmpty() ? List.of() : List.of(known));
        }
        return all.stream().map(names::spdx).distinct().toList();
    }

    /** Clauses of names or addresses; some makers write a sentence with a comma in it. */
    private List<String> manifest(String header) {
        String whole = names.spdx(header);
        return whole.equals(header.strip())
                ? List.copyOf(OSGiHeader.parseHeader(header).keySet())
                : List.of(whole);
    }

    private List<String> found(String folder, String ending, Pattern licence) throws IOException {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(start)) {
            for (Path file : all.filter(f -> f.toString().endsWith(ending))
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .toList()) {
                Matcher matcher = licence.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
        }
        return found;
    }
}
