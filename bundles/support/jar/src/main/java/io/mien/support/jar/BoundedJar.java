package io.mien.support.jar;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * A jar that costs no more than its limits, however it is made. Declared sizes are checked when it is opened; bytes are counted
 * when they are read, because a declared size need not be true. Confined to one thread.
 */
public final class BoundedJar implements AutoCloseable {
    private static final Pattern DESCRIPTION = Pattern.compile("OSGI-INF/mien/[^/]+\\.mud");

    private final String name;
    private final JarFile jar;
    private final JarLimits limits;
    private final List<JarEntry> entries;
    private long unpacked;

    private BoundedJar(Path file, JarLimits limits) throws IOException {
        this.name = file.toString();
        this.limits = limits;
        this.jar = new JarFile(file.toFile(), false);
        this.entries = Collections.list(jar.entries());
    }

    /**
     * Opens a jar.
     *
     * @throws JarLimitException naming the file, the bound and its key
     * @throws ZipException if it is not a jar, or damaged, or not whole yet
     * @throws IOException if it cannot be read
     */
    public static BoundedJar open(Path file, JarLimits limits) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException(file + " is not a file");
        }
        CentralDirectory directory = CentralDirectory.read(file);
        limits.requireEntries(file.toString(), directory.entries());
        limits.requireDirectory(file.toString(), directory.bytes());
        BoundedJar opened = new BoundedJar(file, limits);
        try {
            opened.requireDeclared();
            return opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    private void requireDeclared() throws IOException {
        limits.requireEntries(name, entries.size());
        limits.requireDescriptions(
                name, entries.stream().filter(e -> isDescription(e.getName())).count());
        Set<String> names = new HashSet<>();
        long declared = 0;
        for (JarEntry entry : entries) {
            if (!names.add(entry.getName())) {
                throw new ZipException("it has two entries " + entry.getName());
            }
            long size = Math.max(0, entry.getSize());
            requireSize(entry.getName(), size);
            // A sum that overflows is less than the size that makes it do so.
            limits.requireUnpacked(name, Math.max(size, declared + size));
            declared += size;
        }
    }

    private void requireSize(String entry, long size) throws JarLimitException {
        if (entry.equalsIgnoreCase(JarFile.MANIFEST_NAME)) {
            limits.requireManifest(name, size);
        } else if (isDescription(entry)) {
            limits.requireDescription(name, entry, size);
        }
    }

    /** Whether an entry describes a model. */
    public static boolean isDescription(String entry) {
        return DESCRIPTION.matcher(entry).matches();
    }

    /** The entries, in the order of the directory. */
    public List<JarEntry> entries() {
        return entries;
    }

    /** Opens an entry; reading it fails with a {@link JarLimitException} once more comes than is allowed. */
    public InputStream open(JarEntry entry) throws IOException {
        InputStream content = jar.getInputStream(entry);
        if (content == null) {
            throw new ZipException("it has no content of " + entry.getName());
        }
        return new Counted(content, entry.getName());
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }

    /** Counts what comes of one entry, and of all. */
    private final class Counted extends FilterInputStream {
        private final String entry;
        private long size;

        Counted(InputStream in, String entry) {
            super(in);
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int number = super.read(bytes, offset, length);
            count(Math.max(0, number));
            return number;
        }

        private void count(int number) throws JarLimitException {
            size += number;
            unpacked += number;
            requireSize(entry, size);
            limits.requireUnpacked(name, unpacked);
        }
    }
}
