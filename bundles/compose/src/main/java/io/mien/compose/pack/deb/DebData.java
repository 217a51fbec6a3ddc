package io.mien.compose.pack.deb;

import io.mien.compose.pack.ProductEntry;
import io.mien.compose.pack.tar.ReproducibleTar;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes what a Debian package installs, and counts and digests it on the way. What it says of the files is complete once they
 * are written. Not thread-safe.
 */
final class DebData {
    private static final String CONFIGURATION = "conf";
    private static final int READABLE = 0644;
    private static final int KIBIBYTE = 1024;

    private final DebNames names;
    private final DebTexts texts;
    private final List<ProductEntry> entries;
    private final StringBuilder checksums = new StringBuilder();
    private final StringBuilder conffiles = new StringBuilder();
    private long kibibytes;

    DebData(DebNames names, DebTexts texts, List<ProductEntry> entries) {
        this.names = names;
        this.texts = texts;
        this.entries = entries;
    }

    void writeTo(ReproducibleTar tar) throws IOException {
        for (ProductEntry entry : entries) {
            if (entry.isIn(CONFIGURATION)) {
                add(tar, entry, names.configuration() + entry.name().substring(CONFIGURATION.length()));
            } else {
                add(tar, entry, names.home() + "/" + entry.name());
            }
        }
        tar.link(names.home() + "/" + CONFIGURATION, "/" + names.configuration());
        tar.link("usr/bin/" + names.name(), "../lib/" + names.name() + "/bin/mien");
        text(tar, "usr/lib/systemd/system/" + names.name() + ".service", texts.service());
        text(tar, "usr/share/doc/" + names.name() + "/copyright", texts.copyright());
    }

    private void add(ReproducibleTar tar, ProductEntry entry, String name) throws IOException {
        tar.entry(name, entry);
        if (entry.kind() == ProductEntry.Kind.FILE) {
            MessageDigest md5 = md5();
            try (InputStream in = new DigestInputStream(Files.newInputStream(entry.source()), md5)) {
                count(name, in.transferTo(OutputStream.nullOutputStream()), md5);
            }
            if (entry.isIn(CONFIGURATION)) {
                conffiles.append('/').append(name).append('\n');
            }
        } else {
            kibibytes++;
        }
    }

    private void text(ReproducibleTar tar, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        tar.file(name, READABLE, bytes);
        MessageDigest md5 = md5();
        md5.update(bytes);
        count(name, bytes.length, md5);
    }

    private void count(String name, long size, MessageDigest md5) {
        kibibytes += (size + KIBIBYTE - 1) / KIBIBYTE;
        checksums
                .append(HexFormat.of().formatHex(md5.digest()))
                .append("  ")
                .append(name)
                .append('\n');
    }

    /** The digest that {@code dpkg --verify} knows. */
    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            // Every Java has it.
            throw new IllegalStateException(e);
        }
    }

    String checksums() {
        return checksums.toString();
    }

    String conffiles() {
        return conffiles.toString();
    }

    long kibibytes() {
        return kibibytes;
    }
}
