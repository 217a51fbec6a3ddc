package io.mien.runtime;

import io.mien.boot.generation.BundleManifest;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.Constants;
import org.osgi.framework.connect.ConnectContent;
import org.osgi.framework.connect.ConnectModule;
import org.osgi.framework.connect.ModuleConnector;

/**
 * Gives the frameworks of one program each native library once. ONNX Runtime registers a hook for the end of the process, which
 * keeps its classes and its 24 MB of native code until then: a program that opens and closes Mien would collect them. So the
 * classes of a library come from a loader that belongs to the process (OSGi Core 8, chapter 60), and its native code is read
 * where it lies.
 */
final class ProcessLibraries implements ModuleConnector {
    /** By the library's jar. They are never removed: the process cannot unload them. */
    private static final Map<Path, ClassLoader> LOADERS = new ConcurrentHashMap<>();

    private final Map<String, Library> libraries;

    private ProcessLibraries(Map<String, Library> libraries) {
        this.libraries = libraries;
    }

    /**
     * The libraries among these bundles: those with a fragment of native code that lies unpacked.
     *
     * @param files jars, or folders that one was unpacked into
     */
    static ProcessLibraries among(List<Path> files) throws StartException {
        Map<String, Path> hosts = new HashMap<>();
        Map<String, Library> libraries = new HashMap<>();
        try {
            Map<String, List<Path>> natives = new HashMap<>();
            for (Path file : files) {
                BundleManifest manifest = BundleManifest.read(file);
                String host = manifest.header(Constants.FRAGMENT_HOST)
                        .split(";", 2)[0]
                        .strip();
                if (host.isEmpty()) {
                    hosts.put(manifest.name(), file);
                } else if (Files.isDirectory(file)) {
                    natives.put(
                            host,
                            NativeCode.paths(manifest.header(Constants.BUNDLE_NATIVECODE)).stream()
                                    .map(file::resolve)
                                    .toList());
                }
            }
            natives.values().removeIf(List::isEmpty);
            natives.forEach((name, code) -> {
                Path host = hosts.get(name);
                if (host != null && Files.isRegularFile(host)) {
                    libraries.put(toLocation(host), new Library(host, code));
                }
            });
        } catch (IOException e) {
            throw new StartException("a bundle cannot be read: " + e.getMessage(), e);
        }
        return new ProcessLibraries(libraries);
    }

    /** The location to install a library's bundle from; empty if the file is not a library's. */
    Optional<String> location(Path file) {
        return Optional.of(toLocation(file)).filter(libraries::containsKey);
    }

    /** Not a reference to the file: Felix would read that itself, without asking the connector. */
    private static String toLocation(Path file) {
        return "library:" + file.toUri();
    }

    @Override
    public void initialize(File storage, Map<String, String> configuration) {
        // Nothing is stored.
    }

    @Override
    public Optional<ConnectModule> connect(String location) {
        return Optional.ofNullable(libraries.get(location)).map(library -> () -> library);
    }

    @Override
    public Optional<BundleActivator> newBundleActivator() {
        return Optional.empty();
    }

    /**
     * The content of a library's bundle.
     *
     * @param jar of its classes
     * @param natives the files of its native code
     */
    private record Library(Path jar, List<Path> natives) implements ConnectContent {
        @Override
        public Optional<Map<String, String>> getHeaders() {
            try {
                Map<String, String> headers = new LinkedHashMap<>();
                BundleManifest.read(jar)
                        .headers()
                        .forEach((name, value) -> headers.put(name.toString(), value.toString()));
                return Optional.of(headers);
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        @Override
        public Iterable<String> getEntries() throws IOException {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                return zip.stream().<String>map(ZipEntry::getName).toList();
            }
        }

        @Override
        public Optional<ConnectEntry> getEntry(String path) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                ZipEntry entry = zip.getEntry(path);
                return entry == null
                        ? Optional.empty()
                        : Optional.of(new Entry(entry, zip.getInputStream(entry).readAllBytes()));
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        @Override
        public Optional<ClassLoader> getClassLoader() {
            return Optional.of(LOADERS.computeIfAbsent(jar, this::load));
        }

        private ClassLoader load(Path file) {
            try {
                return new Loader(file, natives);
            } catch (MalformedURLException e) {
                // Cannot happen: a path has a URL.
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void open() {
            // Each access opens the jar for itself.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** A file of a library's jar. */
    private record Entry(ZipEntry entry, byte[] bytes) implements ConnectContent.ConnectEntry {
        @Override
        public String getName() {
            return entry.getName();
        }

        @Override
        public long getContentLength() {
            return bytes.length;
        }

        @Override
        public long getLastModified() {
            return entry.getTime();
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /** Loads a library's classes, which need the JDK alone, and finds its native code. */
    private static final class Loader extends URLClassLoader {
        private final List<Path> natives;

        Loader(Path jar, List<Path> natives) throws MalformedURLException {
            super("mien " + jar.getFileName(), new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            this.natives = natives;
        }

        @Override
        protected String findLibrary(String name) {
            String file = System.mapLibraryName(name);
            return natives.stream()
                    .filter(path -> path.getFileName().toString().equals(file))
                    .map(Path::toString)
                    .findFirst()
                    .orElse(null);
        }
    }
}
