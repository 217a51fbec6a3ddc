package io.mien.runtime.maix;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.runtime.CacheFolder;
import io.mien.runtime.StartException;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.IoReason;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The distribution in {@code mien-maix.jar}, unpacked to a folder that all programs of this user share. The folder is named by a
 * digest of what is in the jar, so that each version has its own. At each start every file is held against its checksum, and
 * appears whole: several programs may start at the same time, and one that is killed leaves nothing that the next one uses.
 */
final class UnpackedHome {
    /** In the jar. */
    private static final String ROOT = "META-INF/mien/home/";

    private static final String FOLDER = "maix";

    private final Path jar;

    /** @param jar that holds a distribution */
    UnpackedHome(Path jar) {
        this.jar = jar;
    }

    /**
     * The jar that this class is in.
     *
     * @throws MaixException if it is not in a jar of its own
     */
    static UnpackedHome ofThisJar() {
        CodeSource source = UnpackedHome.class.getProtectionDomain().getCodeSource();
        Optional<Path> jar = source == null ? Optional.empty() : file(source.getLocation());
        return new UnpackedHome(
                jar.filter(Files::isRegularFile)
                        .orElseThrow(
                                () -> new MaixException(
                                        Err.ERR_NOT_FOUND,
                                        "mien-maix.jar is not a file of its own here ("
                                                + (source == null ? "" : source.getLocation())
                                                + "): put it on the class path as it is, or set -Dmien.home=FOLDER of a distribution")));
    }

    private static Optional<Path> file(URL location) {
        try {
            return location.getProtocol().equals("file") ? Optional.of(Path.of(location.toURI())) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Places to unpack to, best first; the last one for systems whose temporary folder executes nothing. */
    static List<Path> places() {
        return List.of(CacheFolder.temporary(), Path.of(System.getProperty("user.home"), ".cache", "mien"));
    }

    /**
     * Unpacks what is not there as it should be.
     *
     * @param places to unpack to; the first one that serves is taken
     * @return the distribution's folder
     * @throws MaixException naming the jar or the folder and what is wrong with it
     */
    Path unpack(List<Path> places) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(e -> e.getName().startsWith(ROOT) && !e.isDirectory())
                    .toList();
            if (entries.isEmpty()) {
                throw new MaixException(Err.ERR_NOT_FOUND, jar + " holds no distribution (" + ROOT + ")");
            }
            Path home = CacheFolder.find(places).path().resolve(FOLDER).resolve(digest(entries));
            for (ZipEntry entry : entries) {
                Path file = home.resolve(entry.getName().substring(ROOT.length()));
                if (!isWhole(file, entry)) {
                    AtomicFile.replace(file, FileAccess.PRIVATE, out -> unpack(zip, entry, out));
                }
            }
            return home;
        } catch (IOException e) {
            throw new MaixException(Err.ERR_IO, jar + " cannot be unpacked: " + IoReason.of(e), e);
        } catch (StartException e) {
            throw new MaixException(Err.ERR_IO, jar + " cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static String digest(List<? extends ZipEntry> entries) {
        StringBuilder content = new StringBuilder();
        entries.forEach(e -> content.append(e.getName() + " " + e.getSize() + " " + e.getCrc() + "\n"));
        return Sha256.of(content.toString());
    }

    /** A file whose checksum is wrong does not appear. */
    private void unpack(ZipFile zip, ZipEntry entry, OutputStream out) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            if (copy(in, out) != entry.getCrc()) {
                throw new MaixException(
                        Err.ERR_IO, jar + " is damaged: the checksum of " + entry.getName() + " is wrong");
            }
        }
    }

    private static boolean isWhole(Path file, ZipEntry entry) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != entry.getSize()) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return copy(in, OutputStream.nullOutputStream()) == entry.getCrc();
        }
    }

    /** Returns the checksum. With arrays: memory outside of the heap would stay until the garbage collector comes. */
    private static long copy(InputStream in, OutputStream out) throws IOException {
        CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
        checked.transferTo(out);
        return checked.getChecksum().getValue();
    }
}
