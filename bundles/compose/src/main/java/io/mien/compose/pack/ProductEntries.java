package io.mien.compose.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Lists what a product consists of, in an order and with permissions that depend on neither the file system nor the umask. */
public final class ProductEntries {
    /** What a start writes into an installation that it may write. */
    private static final String CACHE = "cache";

    private static final Set<String> REQUIRED = Set.of("bin/mien", "conf/jvm.options", "features", "lib");
    private static final int EXECUTABLE = 0755;
    private static final int READABLE = 0644;

    private ProductEntries() {}

    /**
     * All entries, folders before what is in them.
     *
     * @throws ComposeException naming what is not a product, or cannot be packed: a socket, a link that leaves the product
     */
    public static List<ProductEntry> of(Path home) throws IOException, ComposeException {
        for (String name : REQUIRED.stream().sorted().toList()) {
            if (!Files.exists(home.resolve(name))) {
                throw new ComposeException(home + ": is not a composed product (" + name + " is missing)");
            }
        }
        List<Path> paths;
        try (Stream<Path> all = Files.walk(home)) {
            paths = all.filter(path -> !path.equals(home)).toList();
        }
        List<ProductEntry> entries = new ArrayList<>();
        for (Path path : paths) {
            String name = home.relativize(path).toString().replace('\\', '/');
            if (!name.equals(CACHE) && !name.startsWith(CACHE + "/")) {
                entries.add(entry(home, path, name));
            }
        }
        entries.sort(Comparator.comparing(ProductEntry::name));
        return List.copyOf(entries);
    }

    private static ProductEntry entry(Path home, Path path, String name) throws IOException, ComposeException {
        if (Files.isSymbolicLink(path)) {
            Path target = Files.readSymbolicLink(path);
            if (target.isAbsolute() || !path.resolveSibling(target).normalize().startsWith(home.normalize())) {
                throw new ComposeException(path + ": is a link to " + target + ", which is not in the product");
            }
            return new ProductEntry(name, path, ProductEntry.Kind.LINK, 0777);
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return new ProductEntry(name, path, ProductEntry.Kind.FOLDER, EXECUTABLE);
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new ComposeException(path + ": is neither a file nor a folder");
        }
        return new ProductEntry(name, path, ProductEntry.Kind.FILE, Files.isExecutable(path) ? EXECUTABLE : READABLE);
    }
}
