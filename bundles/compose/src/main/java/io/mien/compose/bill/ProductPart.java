package io.mien.compose.bill;

import io.mien.compose.index.Coordinates;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A jar of a product, or the folder that one is unpacked into.
 *
 * @param kind what it is for
 * @param path relative to the product's folder, with {@code /} between the names
 * @param file where it is now
 * @param coordinates what Maven calls it
 * @param headers the main section of its manifest
 * @param licences its own, as SPDX calls them where it has a name for them; empty if nothing states any
 * @param contents libraries of other people in it
 */
public record ProductPart(
        Kind kind,
        String path,
        Path file,
        Coordinates coordinates,
        Map<String, String> headers,
        List<String> licences,
        List<ContainedLibrary> contents) {
    /** What a part is for. */
    public enum Kind {
        /** Code that the framework runs. */
        BUNDLE,
        /** Weights with their description. */
        MODEL,
        /** The launcher and the framework. */
        LAUNCHER,
        /** A Java runtime. */
        RUNTIME
    }

    public ProductPart {
        headers = Map.copyOf(headers);
        licences = List.copyOf(licences);
        contents = List.copyOf(contents);
    }

    /** A header of its manifest, empty if there is none. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Its symbolic name; Maven's name if it is not a bundle. */
    public String name() {
        String name = header("Bundle-SymbolicName").split(";", 2)[0].strip();
        return name.isEmpty() ? coordinates.artifact() : name;
    }

    /** Its version in OSGi's words; Maven's if it is not a bundle. */
    public String version() {
        String version = header("Bundle-Version");
        return version.isEmpty() ? coordinates.version() : version;
    }

    /** Its own licences and those of what it contains, each once. */
    public List<String> allLicences() {
        return Stream.concat(licences.stream(), contents.stream().map(ContainedLibrary::licence))
                .distinct()
                .toList();
    }
}
