package io.mien.compose.pack.tar;

import io.mien.compose.pack.ProductEntry;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes a tar whose bytes depend on nothing but what is added: all times are {@link #TIME}, owners are numbers. Missing folders
 * are added before what lies in them, for root with mode 0755. Not thread-safe.
 */
public final class ReproducibleTar implements Closeable {
    /** The time of every file in an artifact. */
    public static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private static final int FOLDER_MODE = 0755;
    private static final int BUFFER = 1 << 16;

    private final TarArchiveOutputStream out;
    private final String prefix;
    private final Set<String> folders = new HashSet<>();

    /**
     * @param out closed with this
     * @param prefix what each name begins with: {@code ./} or nothing
     */
    public ReproducibleTar(OutputStream out, String prefix) {
        this.out = new TarArchiveOutputStream(out, BUFFER, StandardCharsets.UTF_8.name());
        // As GNU tar has them: dpkg refuses the headers that POSIX has for this.
        this.out.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        this.out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
        this.prefix = prefix;
    }

    /** Adds a folder, unless this tar has it already. */
    public void folder(String name, int mode, int owner) throws IOException {
        if (folders.contains(name)) {
            return;
        }
        parents(name);
        folders.add(name);
        TarArchiveEntry entry = new TarArchiveEntry(prefix + name + "/", TarConstants.LF_DIR);
        own(entry, mode, owner);
        put(entry);
    }

    /** Adds a file of root. */
    public void file(String name, int mode, Path content) throws IOException {
        try (InputStream in = Files.newInputStream(content)) {
            file(name, mode, Files.size(content), in);
        }
    }

    /** Adds a file of root. */
    public void file(String name, int mode, byte[] content) throws IOException {
        file(name, mode, content.length, InputStream.nullInputStream(), content);
    }

    /** Adds a text file of root in UTF-8. */
    public void file(String name, int mode, String content) throws IOException {
        file(name, mode, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a file of root with this many bytes. */
    public void file(String name, int mode, long size, InputStream content) throws IOException {
        file(name, mode, size, content, new byte[0]);
    }

    private void file(String name, int mode, long size, InputStream content, byte[] first) throws IOException {
        parents(name);
        TarArchiveEntry entry = new TarArchiveEntry(prefix + name, TarConstants.LF_NORMAL);
        own(entry, mode, 0);
        entry.setSize(size);
        out.putArchiveEntry(entry);
        out.write(first);
        content.transferTo(out);
        out.closeArchiveEntry();
    }

    /** Adds a symbolic link of root. */
    public void link(String name, String target) throws IOException {
        parents(name);
        TarArchiveEntry entry = new TarArchiveEntry(prefix + name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        own(entry, 0777, 0);
        put(entry);
    }

    /** Adds an entry of a product under this name. */
    public void entry(String name, ProductEntry entry) throws IOException {
        switch (entry.kind()) {
            case FOLDER -> folder(name, entry.mode(), 0);
            case LINK -> link(name, Files.readSymbolicLink(entry.source()).toString());
            case FILE -> file(name, entry.mode(), entry.source());
        }
    }

    /** Copies an entry of another tar, with its owner and its mode. */
    public void copy(String name, TarArchiveEntry from, InputStream content) throws IOException {
        if (from.isDirectory()) {
            if (folders.add(name)) {
                parents(name);
                put(copied(prefix + name + "/", from));
            }
            return;
        }
        parents(name);
        TarArchiveEntry entry = copied(prefix + name, from);
        boolean file = from.isFile() && !from.isLink() && !from.isSymbolicLink();
        if (file) {
            entry.setSize(from.getSize());
        }
        out.putArchiveEntry(entry);
        if (file) {
            content.transferTo(out);
        }
        out.closeArchiveEntry();
    }

    private static TarArchiveEntry copied(String name, TarArchiveEntry from) {
        TarArchiveEntry entry = new TarArchiveEntry(name, from.getLinkFlag());
        entry.setLinkName(from.getLinkName());
        entry.setMode(from.getMode());
        entry.setIds(from.getUserId(), from.getGroupId());
        entry.setModTime(TIME.toEpochMilli());
        return entry;
    }

    private void parents(String name) throws IOException {
        int slash = name.lastIndexOf('/');
        if (slash > 0) {
            folder(name.substring(0, slash), FOLDER_MODE, 0);
        }
    }

    private static void own(TarArchiveEntry entry, int mode, int owner) {
        entry.setMode(mode);
        entry.setIds(owner, owner);
        entry.setModTime(TIME.toEpochMilli());
    }

    private void put(TarArchiveEntry entry) throws IOException {
        out.putArchiveEntry(entry);
        out.closeArchiveEntry();
    }

    /** Ends the tar and leaves the stream below open. */
    public void finish() throws IOException {
        out.finish();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
