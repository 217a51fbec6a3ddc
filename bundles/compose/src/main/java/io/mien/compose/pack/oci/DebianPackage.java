package io.mien.compose.pack.oci;

import io.mien.compose.pack.ComposeException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Reads a Debian package without {@code dpkg}: an {@code ar} of two tars. */
record DebianPackage(Path file) {
    private static final int MOST_CONTROL = 1 << 20;

    /** Receives each entry of a tar. */
    @FunctionalInterface
    interface Visitor {
        /** @param name without {@code ./} in front and {@code /} at the end */
        void visit(String name, TarArchiveEntry entry, InputStream content) throws IOException, ComposeException;
    }

    /** The text of its control file, with name, version and architecture. */
    String control() throws IOException, ComposeException {
        StringBuilder control = new StringBuilder();
        visit("control.tar", (name, entry, content) -> {
            if (name.equals("control")) {
                control.append(new String(content.readNBytes(MOST_CONTROL), StandardCharsets.UTF_8));
            }
        });
        return control.toString();
    }

    /** The value of a field of a control file, empty if it is missing. */
    static String field(String control, String name) {
        return control.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** Visits what it installs. */
    void files(Visitor visitor) throws IOException, ComposeException {
        visit("data.tar", visitor);
    }

    private void visit(String member, Visitor visitor) throws IOException, ComposeException {
        try (ArArchiveInputStream ar = new ArArchiveInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (ArArchiveEntry entry = ar.getNextEntry(); entry != null; entry = ar.getNextEntry()) {
                if (entry.getName().startsWith(member)) {
                    tar(decompressed(ar, entry.getName().substring(member.length())), visitor);
                    return;
                }
            }
        } catch (IOException e) {
            throw new ComposeException(file + ": cannot be read as a Debian package (" + e.getMessage() + ")", e);
        }
        throw new ComposeException(file + ": is not a Debian package (it has no " + member + ")");
    }

    private InputStream decompressed(InputStream in, String suffix) throws IOException, ComposeException {
        return switch (suffix) {
            case "" -> in;
            case ".gz" -> new GZIPInputStream(in);
            case ".xz" -> new XZCompressorInputStream(in, true);
            default -> throw new ComposeException(
                    file + ": is compressed as " + suffix + ", which is not read; Debian's own packages have .xz");
        };
    }

    private void tar(InputStream in, Visitor visitor) throws IOException, ComposeException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name());
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            String name = entry.getName().replaceFirst("^(\\./)+", "").replaceFirst("/+$", "");
            if (name.startsWith("/") || Arrays.asList(name.split("/")).contains("..")) {
                throw new ComposeException(file + ": names a file outside of the image (" + entry.getName() + ")");
            }
            if (!name.isEmpty() && !name.equals(".")) {
                visitor.visit(name, entry, tar);
            }
        }
    }
}
