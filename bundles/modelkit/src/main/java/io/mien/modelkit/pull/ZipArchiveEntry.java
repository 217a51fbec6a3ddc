package io.mien.modelkit.pull;

import io.mien.MienException;
import io.mien.support.data.WholeFile;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Takes one file out of a zip archive. */
final class ZipArchiveEntry {
    private static final int BUFFER = 1 << 16;
    private static final int MOST_NAMED = 10;

    private ZipArchiveEntry() {}

    /**
     * Unpacks a member.
     *
     * @param bytes its size; not one more is unpacked, whatever the archive says
     * @param target appears whole or not at all
     * @throws MienException naming the archive and what is wrong with it
     */
    static void unpack(Path archive, String member, long bytes, Path target) throws MienException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.getEntry(member);
            if (entry == null) {
                String names =
                        zip.stream().limit(MOST_NAMED).map(ZipEntry::getName).collect(Collectors.joining(", "));
                throw new MienException(archive + ": has no " + member + "; it has " + names);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                WholeFile.write(target, out -> copy(in, out, bytes, archive + ": " + member));
            }
        } catch (IOException e) {
            throw new MienException(archive + ": cannot be unpacked: " + IoReason.of(e), e);
        }
    }

    private static void copy(InputStream in, OutputStream out, long bytes, String name)
            throws IOException, MienException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            size += n;
            if (size > bytes) {
                throw new MienException(name + " has more than the " + bytes + " bytes that the catalog says");
            }
            out.write(buffer, 0, n);
        }
        if (size < bytes) {
            throw new MienException(name + " has " + size + " bytes, not " + bytes + " as the catalog says");
        }
    }
}
