package io.mien.runtime;

import static io.mien.support.testing.SignedInstallation.REFUSAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.locked.LockedRelease;
import io.mien.runtime.fake.UnlistedActivator;
import io.mien.support.testing.SignedInstallation;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;

/** What a bundle of a locked installation may try with the framework's own means. */
@Timeout(60)
class ReleaseGuardTest {
    @TempDir
    Path folder;

    private ProductFixture product;
    private Path evil;

    @BeforeEach
    void make() throws Exception {
        folder = folder.toRealPath();
        product = new ProductFixture(Files.createDirectory(folder.resolve("home")))
                .bundle("api", Map.of("Bundle-Version", "1"))
                .bundle("yunet", Map.of("Bundle-Version", "1"));
        product.write();
        ProductFixture.jar(product.home().resolve("bundles/spare-1.jar"), "spare", Map.of("Bundle-Version", "1"));
        SignedInstallation.lock(product.home());
        evil = folder.resolve("evil.jar");
        Files.copy(
                new ProductFixture(folder.resolve("elsewhere"))
                        .bundle(UnlistedActivator.class, "org.osgi.framework")
                        .home()
                        .resolve("bundles/UnlistedActivator-1.jar"),
                evil);
    }

    @AfterEach
    void nothingRan() {
        assertEquals(Optional.empty(), Optional.ofNullable(System.clearProperty(UnlistedActivator.RAN)));
    }

    private MienRuntime start() throws StartException {
        return MienRuntime.start(product.home(), "test", RuntimeOptions.standalone());
    }

    private static List<String> names(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .skip(1)
                .map(Bundle::getSymbolicName)
                .toList();
    }

    @Test
    void startsWhatTheReleaseListsAndTellsTheBundles() throws Exception {
        try (MienRuntime runtime = start()) {
            assertEquals(List.of("api", "yunet"), names(runtime.context()));
            assertEquals(
                    Optional.of(new LockedRelease(SignedInstallation.RELEASE)),
                    LockedRelease.of(runtime.context()::getProperty));
        }
    }

    @Test
    void addressIsRefusedBeforeItIsFetched() throws Exception {
        try (MienRuntime runtime = start()) {
            for (String address : List.of(evil.toUri().toString(), "http://127.0.0.1:1/evil.jar", "jar:file:/x!/y")) {
                BundleException e = assertThrows(
                        BundleException.class, () -> runtime.context().installBundle(address));
                assertEquals(address + REFUSAL, e.getCause().getMessage());
            }
            assertEquals(List.of("api", "yunet"), names(runtime.context()));
        }
    }

    @Test
    void referenceAndStreamAreUninstalledAtOnce() throws Exception {
        try (MienRuntime runtime = start();
                InputStream in = Files.newInputStream(evil)) {
            requireGone(runtime, runtime.context().installBundle("reference:" + evil.toUri()));
            requireGone(runtime, runtime.context().installBundle("anything", in));
        }
    }

    @Test
    void streamUnderTheAddressOfAListedFileIsNotThatFile() throws Exception {
        try (MienRuntime runtime = start();
                InputStream in = Files.newInputStream(evil)) {
            String listed =
                    "reference:" + product.home().resolve("bundles/spare-1.jar").toUri();
            requireGone(runtime, runtime.context().installBundle(listed, in));
            Bundle spare = runtime.context().installBundle(listed);
            spare.start();
            assertEquals(Bundle.ACTIVE, spare.getState());
        }
    }

    @Test
    void updateOfAListedBundleIsUninstalledAtOnce() throws Exception {
        try (MienRuntime runtime = start();
                InputStream in = Files.newInputStream(evil)) {
            Bundle yunet = runtime.context().getBundles()[2];
            yunet.stop();
            yunet.update(in);
            requireGone(runtime, yunet);
        }
    }

    @Test
    void updateOfABundleThatRunsIsUninstalledAtOnce() throws Exception {
        try (MienRuntime runtime = start();
                InputStream in = Files.newInputStream(evil)) {
            Bundle yunet = runtime.context().getBundles()[2];
            assertEquals(Bundle.ACTIVE, yunet.getState());
            // Felix does not expect that a bundle goes before it is started again: a NullPointerException.
            assertThrows(Exception.class, () -> yunet.update(in));
            requireGone(runtime, yunet);
        }
    }

    @Test
    void noListenerHearsOfContentThatIsNotListed() throws Exception {
        try (MienRuntime runtime = start();
                InputStream update = Files.newInputStream(evil);
                InputStream in = Files.newInputStream(evil)) {
            Set<String> heard = ConcurrentHashMap.newKeySet();
            Bundle yunet = runtime.context().getBundles()[2];
            yunet.stop();
            runtime.context().getBundles()[1].getBundleContext().addBundleListener((SynchronousBundleListener)
                    e -> heard.add(e.getType() + " " + e.getBundle().getState() + " "
                            + e.getBundle().getSymbolicName()));
            runtime.context().installBundle("anything", in);
            runtime.context().installBundle("reference:" + evil.toUri());
            yunet.update(update);
            Path spare = product.home().resolve("bundles/spare-1.jar");
            runtime.context().installBundle("reference:" + spare.toUri());
            assertTrue(heard.contains(BundleEvent.INSTALLED + " " + Bundle.INSTALLED + " spare"), heard.toString());
            assertTrue(
                    heard.stream()
                            .noneMatch(e -> e.startsWith(BundleEvent.UPDATED + " ")
                                    || e.contains(" " + Bundle.INSTALLED + " UnlistedActivator")
                                            && e.startsWith(BundleEvent.INSTALLED + " ")),
                    heard.toString());
        }
    }

    @Test
    void extensionOfTheFrameworkIsNotAdded() throws Exception {
        Path extension = new ProductFixture(folder.resolve("extensions"))
                .extension(UnlistedActivator.class)
                .resolve("bundles/extension-1.jar");
        try (MienRuntime runtime = start();
                InputStream in = Files.newInputStream(extension)) {
            BundleContext context = runtime.context();
            assertThrows(BundleException.class, () -> context.installBundle("reference:" + extension.toUri()));
            assertThrows(BundleException.class, () -> context.installBundle("extension", in));
        }
    }

    @Test
    void pathThatLeadsElsewhereBehindALinkIsNotTheListedOne() throws Exception {
        Path outside = Files.createDirectories(folder.resolve("outside/bundles"));
        Files.copy(evil, outside.resolve("spare-1.jar"));
        Path cache = Files.createDirectories(product.home().resolve("cache"));
        Files.createSymbolicLink(cache.resolve("link"), Files.createDirectory(folder.resolve("outside/x")));
        Path path = cache.resolve("link/../bundles/spare-1.jar");
        try (MienRuntime runtime = start()) {
            requireGone(runtime, runtime.context().installBundle("reference:file:" + path));
        }
    }

    @Test
    void changedFileOfTheInstallationStopsTheStart() throws Exception {
        Path file = product.home().resolve("bundles/yunet-1.jar");
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2]++;
        Files.write(file, content);
        StartException e = assertThrows(StartException.class, this::start);
        assertEquals(file + REFUSAL, e.getMessage());
    }

    @Test
    void featureFromElsewhereOrChangedIsRefused() throws Exception {
        Path other = Files.copy(product.home().resolve("features/test.json"), folder.resolve("other.json"));
        StartException e = assertThrows(
                StartException.class,
                () -> MienRuntime.start(product.home(), other.toString(), RuntimeOptions.standalone()));
        assertEquals(other + REFUSAL, e.getMessage());
        Path own = product.home().resolve("features/test.json");
        Files.writeString(own, "\n", StandardOpenOption.APPEND);
        assertEquals(
                own + REFUSAL, assertThrows(StartException.class, this::start).getMessage());
    }

    @Test
    void unsignedReleaseStartsNothing() throws Exception {
        Files.writeString(product.home().resolve("release.json"), "{}");
        String message = assertThrows(StartException.class, this::start).getMessage();
        assertTrue(message.startsWith("this installation is locked, and starts nothing: "), message);
        assertTrue(message.contains("release.json"), message);
    }

    @Test
    void unlistedFragmentDoesNotAttach() throws Exception {
        Path fragment = ProductFixture.jar(
                folder.resolve("fragment.jar"), "fragment", Map.of("Fragment-Host", "yunet", "Bundle-Version", "1"));
        try (MienRuntime runtime = start()) {
            requireGone(runtime, runtime.context().installBundle("reference:" + fragment.toUri()));
        }
    }

    private static void requireGone(MienRuntime runtime, Bundle bundle) {
        assertEquals(Bundle.UNINSTALLED, bundle.getState());
        assertThrows(IllegalStateException.class, bundle::start);
        assertFalse(Arrays.asList(runtime.context().getBundles()).contains(bundle));
    }
}
