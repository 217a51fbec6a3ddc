package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mien.support.testing.SignedInstallation;
import io.mien.trust.release.TrustException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A copy of the distribution that a release locks, a data folder, and a bundle that the release does not list. The keys are made
 * for the test.
 *
 * @param folder of the test; what an attack writes lies in it, or nowhere
 * @param signed the keys
 */
record LockedHome(Path folder, SignedInstallation signed) {
    /** Changed by some tests: a link to the distribution's own would change that. */
    private static final Set<String> COPIED = Set.of("bin", "conf", "features", "lib");

    /** Neither listed nor loaded. */
    private static final Set<String> LINKED = Set.of("people", "LICENSE");

    /** Copies the distribution, signs a release of it, and locks the copy. */
    static LockedHome in(Path folder) throws IOException, TrustException {
        Path home = folder.toRealPath().resolve("home");
        for (String name : LINKED) {
            Files.createDirectories(home);
            Files.createSymbolicLink(home.resolve(name), Mien.HOME.resolve(name));
        }
        for (String name : COPIED) {
            TestPeople.copyAll(Mien.HOME.resolve(name), home.resolve(name));
        }
        for (String name : List.of("bundles", "models")) {
            link(Mien.HOME.resolve(name), home.resolve(name));
        }
        Files.setPosixFilePermissions(
                home.resolve("bin/mien"), Files.getPosixFilePermissions(Mien.HOME.resolve("bin/mien")));
        Files.createSymbolicLink(home.resolve("jre"), Path.of(System.getProperty("java.home")));
        return new LockedHome(folder.toRealPath(), SignedInstallation.lock(home));
    }

    /** The same files where the file system can, else copies: 90 MB. */
    private static void link(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                try {
                    Files.createLink(target, file);
                } catch (IOException e) {
                    Files.copy(file, target);
                }
            }
        }
    }

    Path home() {
        return signed.home();
    }

    Path data() {
        return folder.resolve("data");
    }

    /** Runs in the pictures. */
    Mien mien() {
        Mien mien = Mien.atPictures();
        return new Mien(home(), mien.directory(), mien.environment(), mien.input(), mien.deadline());
    }

    Product product() {
        return new Product(mien(), data());
    }

    /** A bundle that says when it runs. */
    Path evil() {
        String start = "java.nio.file.Files.createFile(java.nio.file.Path.of(\"" + ran() + "\"));";
        return HostileBundle.activator("hostile.unlisted", start, folder.resolve("evil.jar"));
    }

    private Path ran() {
        return folder.resolve("ran");
    }

    /** Nothing ran, and the installation and the folders of deployed bundles are as they were. */
    void requireUntouched() throws IOException {
        assertFalse(Files.exists(ran()), "the unlisted bundle ran");
        Path bundles = data().resolve("bundles");
        try (Stream<Path> kept = Files.exists(bundles) ? Files.list(bundles) : Stream.of()) {
            assertEquals(List.of(), kept.toList());
        }
    }

    /** How the refusal of something ends. */
    static String refusal(Object what) {
        return what + SignedInstallation.REFUSAL;
    }
}
