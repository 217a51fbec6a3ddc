package io.mien.compose.product;

import io.mien.compose.pack.ComposeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The place that a product is written to.
 *
 * @param path absolute, and there is nothing but perhaps an empty folder
 * @param format as what
 */
public record ProductTarget(Path path, OutputFormat format) {
    /**
     * Checks the place before anything is written.
     *
     * @param asked the format, if one was asked for
     * @param inputs files and folders that the product is made of
     * @throws ComposeException if the place is taken, if it lies inside of an input, or if its folder does not exist
     */
    public static ProductTarget of(Path path, Optional<String> asked, List<Path> inputs)
            throws ComposeException, IOException {
        if (path.getFileName() == null) {
            throw new ComposeException(path + ": is not a place for a product");
        }
        OutputFormat format = OutputFormat.of(asked, path);
        Path parent = path.getParent();
        if (!Files.isDirectory(parent)) {
            throw new ComposeException(path + ": its folder " + parent + " does not exist");
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !(format == OutputFormat.DIR && isEmptyFolder(path))) {
            throw new ComposeException(path + ": exists already; remove it, or choose another name");
        }
        Path real = parent.toRealPath().resolve(path.getFileName());
        for (Path input : inputs) {
            if (Files.exists(input) && real.startsWith(input.toRealPath())) {
                throw new ComposeException(path + ": lies inside of " + input + ", which the product is made of");
            }
        }
        return new ProductTarget(real, format);
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> content = Files.list(path)) {
            return content.findAny().isEmpty();
        }
    }
}
