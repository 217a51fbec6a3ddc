package io.mien.compose.product;

import io.mien.compose.pack.ComposedProduct;
import io.mien.compose.pack.Packager;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs a product into a ZIP file with one folder, {@code NAME-VERSION}. Files that run keep their permission to. */
public final class ZipPackager implements Packager {
    @Override
    public void pack(ComposedProduct product, Path target) throws IOException {
        String top = product.product() + "-" + product.version() + "/";
        UnixModes modes = new UnixModes();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (Path file : files(product.home())) {
                String name = top + product.home().relativize(file).toString().replace('\\', '/');
                ZipEntry entry = new ZipEntry(name);
                // In UTC: the machine's own time zone must not be in the file.
                entry.setTimeLocal(LocalDateTime.ofInstant(
                        Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                                .toInstant(),
                        ZoneOffset.UTC));
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
                modes.add(Files.isExecutable(file));
            }
        }
        modes.writeTo(target);
    }

    /** In an order that no file system decides. */
    private static List<Path> files(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
