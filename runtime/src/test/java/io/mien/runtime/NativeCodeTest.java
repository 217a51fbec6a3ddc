package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleWiring;

/** Native libraries in Felix itself: it alone decides where it looks for its copy; this test fails if that changes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "few users can make links there")
class NativeCodeTest {
    private static final String PATH = "native/" + System.mapLibraryName("mien_test");
    private static final Map<String, String> HEADERS =
            Map.of("Bundle-NativeCode", PATH + ";osname=Linux;osname=MacOSX");

    @TempDir
    private Path folder;

    private Path home;
    private Path storage;
    private Framework framework;

    @BeforeEach
    void start() throws Exception {
        folder = folder.toRealPath();
        home = folder.resolve("home");
        storage = folder.resolve("storage");
        Feature feature = new Feature(BundleId.parse("a:b:1"), List.of(), Map.of(), Map.of());
        framework = FrameworkProperties.of(feature, RuntimeOptions.standalone(), Optional.empty())
                .newFramework(storage, Optional.empty());
        framework.start();
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    private Path jar() throws IOException {
        Path jar = ProductFixture.jar(folder.resolve("natives.jar"), "natives", HEADERS);
        try (FileSystem content = FileSystems.newFileSystem(jar)) {
            Files.createDirectories(content.getPath("native"));
            Files.writeString(content.getPath(PATH), "code");
        }
        return jar;
    }

    private Path unpacked() throws IOException {
        Path bundle = Files.createDirectories(folder.resolve("natives"));
        try (FileSystem content = FileSystems.newFileSystem(jar())) {
            for (String file : List.of("META-INF/MANIFEST.MF", PATH)) {
                Files.createDirectories(bundle.resolve(file).getParent());
                Files.copy(content.getPath(file), bundle.resolve(file));
            }
        }
        return bundle;
    }

    private CacheFolder cache(String... refusals) {
        return new CacheFolder(folder.resolve("cache"), List.of(refusals));
    }

    private Bundle linked(Path file, CacheFolder cache) throws Exception {
        Bundle bundle = framework.getBundleContext().installBundle("reference:" + file.toUri());
        new NativeCode(home, cache, storage, true).link(bundle, file);
        return bundle;
    }

    /** What Java loads for {@code System.loadLibrary("mien_test")} in a bundle. */
    private static Path found(Bundle bundle) throws Exception {
        bundle.start();
        ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
        for (Class<?> type = loader.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals("findLibrary") && type.getName().startsWith("org.apache.felix")) {
                    method.setAccessible(true);
                    return Path.of((String) method.invoke(loader, "mien_test")).toRealPath();
                }
            }
        }
        throw new AssertionError("no findLibrary in " + loader);
    }

    @Test
    void aLibraryThatLiesUnpackedIsUsedWhereItLies() throws Exception {
        Path bundle = unpacked();
        assertEquals(bundle.resolve(PATH), found(linked(bundle, cache())));
    }

    @Test
    void aLibraryInAJarIsUnpackedOnceByItsDigest() throws Exception {
        Path library = found(linked(jar(), cache()));
        assertTrue(library.startsWith(folder.resolve("cache/natives")), library.toString());
        assertEquals("code", Files.readString(library));
        assertEquals(64, library.getParent().getFileName().toString().length());
    }

    @Test
    void anUnpackedLibraryThatWasDamagedIsReplaced() throws Exception {
        Path jar = jar();
        Path library = found(linked(jar, cache()));
        Files.writeString(library, "cope");
        Bundle again = framework.getBundleContext().getBundle("reference:" + jar.toUri());
        new NativeCode(home, cache(), storage, true).link(again, jar);
        assertEquals("code", Files.readString(library));
    }

    @Test
    void aSecondFrameworkInTheProcessHasACopyOfItsOwn() throws Exception {
        Path bundle = unpacked();
        System.setProperty("io.mien.native:" + bundle.resolve(PATH), "another's");
        Path library = found(linked(bundle, cache()));
        assertTrue(library.startsWith(storage), library.toString());
    }

    @Test
    void messageNamesThePlacesInWhichNothingCanBeExecutedAndTheReasons() throws Exception {
        Path jar = jar();
        StartException e =
                assertThrows(StartException.class, () -> linked(jar, cache("/x does not let files be executed")));
        assertTrue(e.getMessage().contains("natives"), e.getMessage());
        assertTrue(e.getMessage().contains("/x does not let files be executed"), e.getMessage());
    }

    @Test
    void onlyPathsAreTakenForPaths() {
        assertEquals(
                List.of("a/b.so", "c.so", "d.dll"),
                NativeCode.paths("/a/b.so;c.so;osname=Linux;osversion=\"[1,2)\";processor=x86-64,d.dll;osname=W,*"));
        assertFalse(NativeCode.paths("*").contains("*"));
    }
}
