package io.mien.runtime;

import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/**
 * Spares the framework its own copy of native libraries, 90 MB at each start. In the place to which the framework would copy a
 * bundle's library, it puts a link: to the library itself if the bundle lies unpacked, else to a copy in the cache that is named
 * by its SHA-256, proved at each start, and shared by all.
 *
 * <p>Java loads a library file once in a process. A second framework in this process, or one that finds no link, makes its
 * own copy.
 */
final class NativeCode {
    private static final String FOLDER = "natives";
    private static final String LINKED = "io.mien.native:";

    private final Path home;
    private final CacheFolder cache;
    private final Path storage;
    private final boolean shared;

    /**
     * @param home the installation
     * @param storage of the framework that the bundles are installed in
     * @param shared whether a copy that an earlier process made may be loaded; if not, the framework makes its own of a
     *     library that does not lie unpacked
     */
    NativeCode(Path home, CacheFolder cache, Path storage, boolean shared) {
        this.home = home;
        this.cache = cache;
        this.storage = storage;
        this.shared = shared;
    }

    /**
     * Links to the native libraries of a bundle that is installed and not resolved.
     *
     * @param file jar or folder of the bundle
     * @throws StartException if native code cannot be executed anywhere, or cannot be read
     */
    void link(Bundle bundle, Path file) throws StartException {
        String header = bundle.getHeaders("").get(Constants.BUNDLE_NATIVECODE);
        if (header == null) {
            return;
        }
        boolean unpacked = Files.isDirectory(file) && isExecutable(home);
        if (!unpacked && !cache.refusals().isEmpty()) {
            throw new StartException("the native code of " + bundle.getSymbolicName() + " cannot be executed: "
                    + String.join("; ", cache.refusals()));
        }
        if (!unpacked && !shared) {
            return;
        }
        try {
            for (String path : paths(header)) {
                Optional<Path> library = unpacked ? inside(file, path) : unpack(file, path);
                if (library.isPresent()) {
                    link(library.get(), places(bundle, file, path));
                }
            }
        } catch (IOException e) {
            throw new StartException("the native code of " + bundle.getSymbolicName() + " cannot be unpacked: " + e, e);
        }
    }

    /** The parts of a clause that are not parameters; see OSGi Core 3.10. */
    static List<String> paths(String header) {
        List<String> paths = new ArrayList<>();
        for (String part : header.replaceAll("\"[^\"]*\"", "").split("[,;]")) {
            String path = part.strip().replaceFirst("^/", "");
            if (!path.isEmpty() && !path.contains("=") && !path.equals("*")) {
                paths.add(path);
            }
        }
        return paths;
    }

    /** Whether what lies in an installation can be executed. The start script is executable; on a file system that is mounted without execution it is not. */
    static boolean isExecutable(Path home) {
        Path script = home.resolve("bin").resolve("mien");
        return !Files.exists(script) || Files.isExecutable(script);
    }

    private static Optional<Path> inside(Path folder, String path) {
        Path file = folder.resolve(path).normalize();
        return Optional.of(file).filter(f -> f.startsWith(folder) && Files.isRegularFile(f));
    }

    private Optional<Path> unpack(Path file, String path) throws IOException {
        if (Files.isDirectory(file)) {
            Optional<Path> inside = inside(file, path);
            return inside.isEmpty() ? inside : Optional.of(unpack(path, () -> Files.newInputStream(inside.get())));
        }
        try (ZipFile jar = new ZipFile(file.toFile())) {
            ZipEntry entry = jar.getEntry(path);
            return entry == null ? Optional.empty() : Optional.of(unpack(path, () -> jar.getInputStream(entry)));
        }
    }

    private interface Source {
        InputStream open() throws IOException;
    }

    private Path unpack(String path, Source source) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(source.open(), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        String sha256 = Sha256.hex(digest);
        Path library = cache.path().resolve(FOLDER).resolve(sha256).resolve(path.substring(path.lastIndexOf('/') + 1));
        if (!Files.isRegularFile(library) || !Sha256.of(library).equals(sha256)) {
            AtomicFile.replace(library, FileAccess.PRIVATE, out -> {
                try (InputStream in = source.open()) {
                    in.transferTo(out);
                }
            });
        }
        return library;
    }

    /** Where Felix looks for the library before it makes a copy: a test fails if another version looks elsewhere. */
    private List<Path> places(Bundle bundle, Path file, String path) throws IOException {
        List<Path> places = new ArrayList<>();
        try (DirectoryStream<Path> revisions =
                Files.newDirectoryStream(storage.resolve("bundle" + bundle.getBundleId()), "version*")) {
            for (Path revision : revisions) {
                places.add(revision.resolve(file.getFileName() + "-lib")
                        .resolve("0")
                        .resolve(path));
            }
        }
        return places;
    }

    private static void link(Path library, List<Path> places) throws IOException {
        for (Path place : places) {
            boolean free = System.getProperties().putIfAbsent(LINKED + library.toRealPath(), place.toString()) == null;
            if (!free || !leadsTo(library, place)) {
                Files.deleteIfExists(place);
            }
            if (free && !Files.exists(place)) {
                Files.createDirectories(place.getParent());
                link(library, place);
            }
        }
    }

    /** Whether the link is there since an earlier run. */
    private static boolean leadsTo(Path library, Path place) throws IOException {
        return Files.isSymbolicLink(place) && Files.readSymbolicLink(place).equals(library);
    }

    private static void link(Path library, Path place) {
        try {
            Files.createSymbolicLink(place, library);
        } catch (IOException | UnsupportedOperationException e) {
            // Windows lets few users do so; the framework then makes its copy.
            return;
        }
    }
}
