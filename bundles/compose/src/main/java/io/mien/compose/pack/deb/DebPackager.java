package io.mien.compose.pack.deb;

import io.mien.compose.pack.ComposeException;
import io.mien.compose.pack.ComposedProduct;
import io.mien.compose.pack.Packager;
import io.mien.compose.pack.PackedPlatform;
import io.mien.compose.pack.ProductEntries;
import io.mien.compose.pack.ProductEntry;
import io.mien.compose.pack.tar.ReproducibleTar;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.ScratchFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;

/**
 * Makes a Debian package of a product: the product in {@code /usr/lib}, its configuration in {@code /etc}, its data in {@code /var/lib},
 * a command, and a service of systemd in a sandbox. It needs neither {@code dpkg} nor a network. Compressed with gzip: xz in Java takes
 * ten times as long for a third less.
 */
public final class DebPackager implements Packager {
    private static final List<String> SCRIPTS = List.of("postinst", "postrm", "prerm");
    private static final int FILE = 0644;
    private static final int SCRIPT = 0755;
    private static final int AR_MODE = 0100644;

    private final Optional<DebMaintainer> maintainer;

    /** @param maintainer who answers for the package, if that is known */
    public DebPackager(Optional<DebMaintainer> maintainer) {
        this.maintainer = maintainer;
    }

    @Override
    public void pack(ComposedProduct product, Path target) throws IOException, ComposeException {
        String architecture = PackedPlatform.architecture(product);
        DebNames names = DebNames.of(product);
        List<ProductEntry> entries = ProductEntries.of(product.home());
        if (Files.isDirectory(target)) {
            throw new ComposeException(target + ": is a folder, not the file to write a Debian package to");
        }
        boolean ownJava = entries.stream().anyMatch(entry -> entry.name().equals("jre/bin/java"));
        DebTexts texts = new DebTexts(product, names, ownJava);
        try (ScratchFolder scratch = ScratchFolder.create()) {
            DebData data = new DebData(names, texts, entries);
            Path dataTar = scratch.path().resolve("data");
            try (ReproducibleTar tar = tar(dataTar)) {
                data.writeTo(tar);
            }
            Path controlTar = scratch.path().resolve("control");
            try (ReproducibleTar tar = tar(controlTar)) {
                tar.file("conffiles", FILE, data.conffiles());
                DebMaintainer who = maintainer.orElse(DebMaintainer.unnamed(product.title()));
                tar.file("control", FILE, texts.control(who, architecture, NativeNeeds.of(entries), data.kibibytes()));
                tar.file("md5sums", FILE, data.checksums());
                for (String script : SCRIPTS) {
                    tar.file(script, SCRIPT, texts.script(script));
                }
            }
            AtomicFile.replace(target, FileAccess.SHARED, out -> write(out, controlTar, dataTar));
        }
    }

    private static ReproducibleTar tar(Path file) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        return new ReproducibleTar(new GZIPOutputStream(out), "./");
    }

    private static void write(OutputStream out, Path control, Path data) throws IOException {
        ArArchiveOutputStream ar = new ArArchiveOutputStream(out);
        byte[] version = {'2', '.', '0', '\n'};
        begin(ar, "debian-binary", version.length);
        ar.write(version);
        ar.closeArchiveEntry();
        member(ar, "control.tar.gz", control);
        member(ar, "data.tar.gz", data);
        // The stream belongs to the file, which is synced after this.
        ar.finish();
        out.flush();
    }

    private static void member(ArArchiveOutputStream ar, String name, Path content) throws IOException {
        begin(ar, name, Files.size(content));
        Files.copy(content, ar);
        ar.closeArchiveEntry();
    }

    private static void begin(ArArchiveOutputStream ar, String name, long size) throws IOException {
        ar.putArchiveEntry(new ArArchiveEntry(name, size, 0, 0, AR_MODE, ReproducibleTar.TIME.getEpochSecond()));
    }
}
