package io.mien.compose.pack.oci;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/** Makes a Debian package of a few files. */
final class DebFixture {
    private final String name;
    private final String architecture;
    private final Map<String, String> files = new LinkedHashMap<>();

    DebFixture(String name, String architecture) {
        this.name = name;
        this.architecture = architecture;
    }

    /** Adds a file; content that begins with {@code ->} makes a symbolic link. */
    DebFixture with(String file, String content) {
        files.put(file, content);
        return this;
    }

    /** Writes it with members that are compressed as Debian does, control with gzip and data with xz. */
    DebFixture in(Path folder) throws IOException {
        return in(folder, ".xz");
    }

    DebFixture in(Path folder, String suffix) throws IOException {
        Files.createDirectories(folder);
        ByteArrayOutputStream control = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(control)) {
            tar(zip, Map.of("./control", "Package: " + name + "\nVersion: 1\nArchitecture: " + architecture + "\n"));
        }
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (OutputStream zip = new XZCompressorOutputStream(data)) {
            tar(zip, files);
        }
        try (ArArchiveOutputStream ar =
                new ArArchiveOutputStream(Files.newOutputStream(folder.resolve(name + ".deb")))) {
            member(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
            member(ar, "control.tar.gz", control.toByteArray());
            member(ar, "data.tar" + suffix, data.toByteArray());
        }
        return this;
    }

    private static void tar(OutputStream out, Map<String, String> files) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                boolean link = file.getValue().startsWith("->");
                TarArchiveEntry entry =
                        new TarArchiveEntry(file.getKey(), link ? TarConstants.LF_SYMLINK : TarConstants.LF_NORMAL);
                byte[] content = link ? new byte[0] : file.getValue().getBytes(StandardCharsets.UTF_8);
                if (link) {
                    entry.setLinkName(file.getValue().substring(2));
                }
                entry.setSize(content.length);
                entry.setMode(0755);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
    }

    private static void member(ArArchiveOutputStream ar, String name, byte[] content) throws IOException {
        ar.putArchiveEntry(new ArArchiveEntry(name, content.length));
        ar.write(content);
        ar.closeArchiveEntry();
    }
}
