package io.mien.deploy.jar;

import io.mien.boot.generation.BundleManifest;
import io.mien.deploy.DeploymentException;
import io.mien.support.files.Sha256;
import io.mien.support.jar.BoundedJar;
import io.mien.support.jar.JarLimitException;
import io.mien.support.jar.JarLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import org.osgi.framework.Version;

/**
 * Reads a file through before anything is done with it.
 *
 * @param limits what a jar may cost
 * @param space on the disk that keeps it
 * @param listed what may be deployed at all
 */
public record JarCheck(JarLimits limits, FreeSpace space, ListedContent listed) {
    private static final String HOW = "stop Mien, exchange it in the distribution, and start Mien again";

    /**
     * Reads a file.
     *
     * @param code whether a bundle that describes a model may hold code, too
     * @throws NotWholeException if the file begins like a jar and is not one
     * @throws DeploymentException saying why the file cannot be deployed while Mien runs
     */
    public NewBundle read(Path file, boolean code) throws DeploymentException {
        if (!Files.isRegularFile(file)) {
            throw new DeploymentException(
                    file + (Files.exists(file) ? " is not a regular file" : ": there is no such file"));
        }
        try (BoundedJar jar = BoundedJar.open(file, limits)) {
            listed.require(file);
            space.require(file, jar);
            String sha256 = Sha256.of(file);
            BundleManifest manifest = manifest(file, jar);
            requireDeployable(file, manifest);
            boolean model = jar.entries().stream().anyMatch(e -> BoundedJar.isDescription(e.getName()));
            if (model && !code) {
                requireData(file, manifest, jar);
            }
            readThrough(file, jar);
            return new NewBundle(file, manifest.name(), version(file, manifest), model, sha256);
        } catch (JarLimitException e) {
            listed.require(file);
            throw new DeploymentException(e.getMessage(), e);
        } catch (ZipException e) {
            String reason = file + " is not a jar, or a damaged or truncated one: " + e.getMessage();
            throw NotWholeException.mayBeginJar(file)
                    ? new NotWholeException(reason, e)
                    : new DeploymentException(reason, e);
        } catch (IOException e) {
            throw new DeploymentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static BundleManifest manifest(Path file, BoundedJar jar) throws IOException, DeploymentException {
        Optional<JarEntry> entry = jar.entries().stream()
                .filter(e -> e.getName().equals(JarFile.MANIFEST_NAME))
                .findFirst();
        if (entry.isEmpty()) {
            return new BundleManifest(new Attributes());
        }
        byte[] bytes;
        try (InputStream in = jar.open(entry.get())) {
            bytes = in.readAllBytes();
        }
        requireOneReading(file, bytes);
        return new BundleManifest(new Manifest(new ByteArrayInputStream(bytes)).getMainAttributes());
    }

    /** Java ends a line at a carriage return alone, and the framework does not: it would see headers that were not checked. */
    private static void requireOneReading(Path file, byte[] manifest) throws DeploymentException {
        for (int i = 0; i < manifest.length; i++) {
            boolean alone = manifest[i] == '\r' && (i + 1 == manifest.length || manifest[i + 1] != '\n');
            if (alone || manifest[i] == 0) {
                throw new DeploymentException(
                        file
                                + ": its manifest has a carriage return without a line feed, or a zero, and can be read in two ways");
            }
        }
    }

    private static void requireDeployable(Path file, BundleManifest manifest) throws DeploymentException {
        String name = manifest.name();
        if (name.isEmpty() || !manifest.header("Bundle-ManifestVersion").strip().equals("2")) {
            throw new DeploymentException(
                    file + " is not a bundle: its manifest names no Bundle-SymbolicName of version 2");
        }
        if (name.equals("io.mien.api") || name.startsWith("io.mien.library.")) {
            throw new DeploymentException(file + ": " + name + " stays as it is while Mien runs: " + HOW);
        }
        if (!manifest.header("Fragment-Host").isEmpty()) {
            throw new DeploymentException(
                    file + " is a fragment, and its host is not restarted while Mien runs: " + HOW);
        }
        if (isSingleton(manifest)) {
            throw new DeploymentException(
                    file + " is a singleton: two versions of it could not stand side by side while one takes over");
        }
        if (!manifest.header("Export-Package").isEmpty()) {
            throw new DeploymentException(
                    file + " exports packages, and the bundles that use them would have to be restarted: " + HOW);
        }
    }

    /** A directive's value may be quoted, and a framework reads it whatever its case. */
    private static boolean isSingleton(BundleManifest manifest) {
        return manifest.header("Bundle-SymbolicName")
                .replaceAll("[\\s\"]", "")
                .toLowerCase(Locale.ROOT)
                .contains("singleton:=true");
    }

    private static void requireData(Path file, BundleManifest manifest, BoundedJar jar) throws DeploymentException {
        List<String> entries = jar.entries().stream().map(JarEntry::getName).toList();
        Optional<String> code = ModelBundleCheck.code(manifest, entries);
        if (code.isPresent()) {
            throw new DeploymentException(file + " describes a model and is not data alone: it has " + code.get()
                    + "; deploy it with --code if you trust who made it, and never through the inbox");
        }
    }

    private static Version version(Path file, BundleManifest manifest) throws DeploymentException {
        try {
            return Version.parseVersion(manifest.version());
        } catch (IllegalArgumentException e) {
            throw new DeploymentException(file + ": '" + manifest.version() + "' is no version of a bundle", e);
        }
    }

    /** Every entry has the content that its checksum says, and every class runs on this Java. */
    private static void readThrough(Path file, BoundedJar jar) throws IOException, DeploymentException {
        for (JarEntry entry : jar.entries()) {
            try (CheckedInputStream in = new CheckedInputStream(jar.open(entry), new CRC32())) {
                if (ClassVersion.isClass(entry.getName())) {
                    requireRuns(file, entry.getName(), ClassVersion.read(in));
                }
                in.transferTo(OutputStream.nullOutputStream());
                if (entry.getCrc() != in.getChecksum().getValue()) {
                    throw new ZipException(entry.getName() + " has another checksum");
                }
            }
        }
    }

    private static void requireRuns(Path file, String entry, int java) throws DeploymentException {
        int running = Runtime.version().feature();
        if (java > running) {
            throw new DeploymentException(
                    file + " needs Java " + java + " and Mien runs on Java " + running + ": " + entry);
        }
    }
}
