package io.mien.store.derby;

import io.mien.store.StoreException;
import io.mien.store.folder.DurableFiles;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.Folders;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The one file of a backup: a ZIP of the database's files, and a {@link Manifest} that proves them. */
final class BackupFile {
    private BackupFile() {}

    /**
     * Writes a copy of a database that is in use to a new file, which appears under its name when it is complete and on the
     * disk.
     */
    static Path write(Database database, Path file) throws SQLException, IOException, StoreException {
        Path target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new StoreException("the file exists already");
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new StoreException("there is no folder " + target.getParent());
        }
        Path copy = target.resolveSibling("." + target.getFileName() + ".copy");
        Path partial = target.resolveSibling("." + target.getFileName() + ".partial");
        try {
            // A killed backup leaves these behind.
            Folders.delete(copy);
            database.copyTo(copy);
            pack(copy.resolve(database.folder().getFileName()), partial);
            DurableFiles.move(partial, target);
            return target;
        } finally {
            Folders.delete(copy);
            Files.deleteIfExists(partial);
        }
    }

    /** Packs all files of a folder, and puts the manifest last. */
    private static void pack(Path folder, Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            // Chips are compressed already, and an encrypted database cannot be.
            zip.setLevel(Deflater.BEST_SPEED);
            List<Manifest.Entry> packed = new ArrayList<>();
            for (Path each : files(folder)) {
                packed.add(pack(each, folder.relativize(each).toString().replace('\\', '/'), zip));
            }
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(new Manifest(packed).text().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        AtomicFile.sync(file);
    }

    private static Manifest.Entry pack(Path file, String path, ZipOutputStream zip) throws IOException {
        MessageDigest digest = Sha256.digest();
        zip.putNextEntry(new ZipEntry(path));
        long size;
        try (InputStream in = Files.newInputStream(file)) {
            size = copy(in, zip, digest, Long.MAX_VALUE);
        }
        zip.closeEntry();
        return new Manifest.Entry(Sha256.hex(digest), size, path);
    }

    /**
     * Unpacks a backup into a new folder, for good when this returns.
     *
     * @throws StoreException if it is not whole, or no backup of a gallery
     */
    static void unpack(Path file, Path folder) throws IOException, StoreException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Manifest manifest = manifest(zip);
            if (manifest.files().size() + 1 != zip.size()) {
                throw new StoreException("it has files that its manifest does not name");
            }
            for (Manifest.Entry entry : manifest.files()) {
                Path target = folder.resolve(entry.path());
                Files.createDirectories(target.getParent());
                unpack(zip, entry, target);
            }
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isDirectory).toList()) {
                AtomicFile.sync(each);
            }
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException, StoreException {
        try (InputStream in = open(zip, Manifest.NAME)) {
            // A database of the largest gallery has some hundred files.
            return Manifest.parse(new String(in.readNBytes(1 << 24), StandardCharsets.UTF_8));
        }
    }

    private static void unpack(ZipFile zip, Manifest.Entry entry, Path target) throws IOException, StoreException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = open(zip, entry.path());
                OutputStream out = Files.newOutputStream(target)) {
            copy(in, out, digest, entry.size());
        }
        if (!Sha256.hex(digest).equals(entry.sha256())) {
            throw new StoreException(entry.path() + " in it is damaged");
        }
        AtomicFile.sync(target);
    }

    /** Copies until more than {@code most} bytes were read, which no file that is in order makes happen. */
    private static long copy(InputStream in, OutputStream out, MessageDigest digest, long most) throws IOException {
        byte[] buffer = new byte[64 << 10];
        long size = 0;
        for (int count = in.read(buffer); count >= 0 && size <= most; count = in.read(buffer)) {
            digest.update(buffer, 0, count);
            out.write(buffer, 0, count);
            size += count;
        }
        return size;
    }

    private static InputStream open(ZipFile zip, String path) throws IOException, StoreException {
        ZipEntry entry = zip.getEntry(path);
        if (entry == null) {
            throw new StoreException("it has no " + path);
        }
        return zip.getInputStream(entry);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
