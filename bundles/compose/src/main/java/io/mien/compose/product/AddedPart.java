package io.mien.compose.product;

import io.mien.compose.index.BundleIndex;
import io.mien.compose.index.Coordinates;
import io.mien.compose.index.IndexedBundle;
import io.mien.compose.index.MavenFolders;
import io.mien.compose.pack.ComposeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds a bundle that is added to a product: a jar, or one of the distribution or of a Maven repository by its coordinates. */
final class AddedPart {
    private final Path directory;
    private final BundleIndex index;
    private final MavenFolders maven;

    /** @param index what the distribution has */
    AddedPart(Path directory, BundleIndex index, MavenFolders maven) {
        this.directory = directory;
        this.index = index;
        this.maven = maven;
    }

    /** @throws ComposeException if there is none, or if it is not a bundle */
    IndexedBundle find(String argument) throws IOException, ComposeException {
        Path file = directory.resolve(argument);
        Optional<Coordinates> coordinates = Coordinates.parse(argument);
        if (Files.exists(file) || coordinates.isEmpty()) {
            return read(argument, file);
        }
        Optional<IndexedBundle> known = index.find(coordinates.get());
        if (known.isPresent()) {
            return known.get();
        }
        Path jar = maven.find(coordinates.get())
                .orElseThrow(() -> new ComposeException(argument + ": is neither in the distribution nor in "
                        + maven.folders() + "; nothing is fetched from the network"));
        IndexedBundle bundle = read(argument, jar);
        return new IndexedBundle(coordinates.get(), jar, bundle.resource());
    }

    private static IndexedBundle read(String argument, Path file) throws IOException, ComposeException {
        if (!Files.exists(file)) {
            throw new ComposeException(argument + ": there is no such file");
        }
        return BundleIndex.read(file)
                .orElseThrow(() ->
                        new ComposeException(argument + ": is not a bundle; its manifest has no Bundle-SymbolicName"));
    }
}
