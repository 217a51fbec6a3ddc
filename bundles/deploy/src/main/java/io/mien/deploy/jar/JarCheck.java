package io.mien.deploy.jar;

import io.mien.boot.generation.BundleManifest;
import io.mien.deploy.DeploymentException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import org.osgi.framework.Version;

/** Reads a file through before anything is done with it. */
public final class JarCheck {
    private static final Pattern MODEL = Pattern.compile("OSGI-INF/mien/[^/]+\\.mud");
    private static final String HOW = "stop Mien, exchange it in the distribution, and start Mien again";

    private JarCheck() {}

    /** @throws DeploymentException saying why the file cannot be deployed while Mien runs */
    public static NewBundle read(Path file) throws DeploymentException {
        if (!Files.isRegularFile(file)) {
            throw new DeploymentException(file + ": there is no such file");
        }
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            BundleManifest manifest = BundleManifest.of(jar);
            requireDeployable(file, manifest);
            boolean model = readThrough(file, jar);
            return new NewBundle(file, manifest.name(), version(file, manifest), model);
        } catch (ZipException e) {
            throw new DeploymentException(file + " is no jar, or a damaged or truncated one: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DeploymentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void requireDeployable(Path file, BundleManifest manifest) throws DeploymentException {
        String name = manifest.name();
        if (name.isEmpty() || !manifest.header("Bundle-ManifestVersion").equals("2")) {
            throw new DeploymentException(
                    file + " is no bundle: its manifest names no Bundle-SymbolicName of version 2");
        }
        if (name.equals("io.mien.api") || name.startsWith("io.mien.library.")) {
            throw new DeploymentException(file + ": " + name + " stays as it is while Mien runs: " + HOW);
        }
        if (!manifest.header("Fragment-Host").isEmpty()) {
            throw new DeploymentException(
                    file + " is a fragment, and its host is not started anew while Mien runs: " + HOW);
        }
        if (manifest.header("Bundle-SymbolicName").replace(" ", "").contains("singleton:=true")) {
            throw new DeploymentException(
                    file + " is a singleton: two versions of it could not stand side by side while one takes over");
        }
        if (!manifest.header("Export-Package").isEmpty()) {
            throw new DeploymentException(
                    file + " exports packages, and who uses them would have to be started anew: " + HOW);
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
    private static boolean readThrough(Path file, JarFile jar) throws IOException, DeploymentException {
        boolean model = false;
        for (JarEntry entry : Collections.list(jar.entries())) {
            model |= MODEL.matcher(entry.getName()).matches();
            try (CheckedInputStream in = new CheckedInputStream(jar.getInputStream(entry), new CRC32())) {
                if (ClassVersion.isClass(entry.getName())) {
                    requireRuns(file, entry.getName(), ClassVersion.read(in));
                }
                in.transferTo(OutputStream.nullOutputStream());
                if (entry.getCrc() != in.getChecksum().getValue()) {
                    throw new ZipException(entry.getName() + " has another checksum");
                }
            }
        }
        return model;
    }

    private static void requireRuns(Path file, String entry, int java) throws DeploymentException {
        int running = Runtime.version().feature();
        if (java > running) {
            throw new DeploymentException(
                    file + " needs Java " + java + " and Mien runs on Java " + running + ": " + entry);
        }
    }
}
