package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.connect.ConnectContent;

class ProcessLibrariesTest {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final Map<String, String> FRAGMENT =
            Map.of("Fragment-Host", "library;bundle-version=1", "Bundle-NativeCode", "native/code;osname=Linux");

    @TempDir
    private Path folder;

    private Path library() throws IOException {
        return ProductFixture.jar(folder.resolve("library.jar"), "library", Map.of());
    }

    private Path packed(Map<String, String> headers) throws IOException {
        return ProductFixture.jar(folder.resolve("natives.jar"), "natives", headers);
    }

    private Path unpacked(Map<String, String> headers) throws IOException {
        Path bundle = folder.resolve("natives");
        Files.createDirectories(bundle.resolve("META-INF"));
        try (FileSystem content = FileSystems.newFileSystem(packed(headers))) {
            Files.copy(content.getPath(MANIFEST), bundle.resolve(MANIFEST));
        }
        return bundle;
    }

    private static ConnectContent content(ProcessLibraries libraries, Path file) throws IOException {
        return libraries
                .connect(libraries.location(file).orElseThrow())
                .orElseThrow()
                .getContent();
    }

    @Test
    void frameworksShareTheClassesOfALibrary() throws Exception {
        Path library = library();
        List<Path> files = List.of(library, unpacked(FRAGMENT));
        ClassLoader one =
                content(ProcessLibraries.among(files), library).getClassLoader().orElseThrow();
        assertSame(
                one,
                content(ProcessLibraries.among(files), library).getClassLoader().orElseThrow());
        assertSame(ClassLoader.getPlatformClassLoader(), one.getParent(), "it sees nothing of the program");
    }

    @Test
    void aLibraryIsReadFromItsJar() throws Exception {
        Path library = library();
        ConnectContent content = content(ProcessLibraries.among(List.of(unpacked(FRAGMENT), library)), library);
        assertEquals("library", content.getHeaders().orElseThrow().get("Bundle-SymbolicName"));
        try (FileSystem jar = FileSystems.newFileSystem(library)) {
            assertArrayEquals(
                    Files.readAllBytes(jar.getPath(MANIFEST)),
                    content.getEntry(MANIFEST).orElseThrow().getBytes());
        }
        assertEquals(Optional.empty(), content.getEntry("missing"));
    }

    @Test
    void otherBundlesBelongToTheirFramework() throws Exception {
        Path library = library();
        Path other = ProductFixture.jar(folder.resolve("other.jar"), "other", Map.of());
        Path natives = unpacked(FRAGMENT);
        ProcessLibraries libraries = ProcessLibraries.among(List.of(library, other, natives));
        assertEquals(Optional.empty(), libraries.location(other));
        assertEquals(Optional.empty(), libraries.location(natives));
        assertEquals(Optional.empty(), libraries.connect("reference:" + library.toUri()));
        assertEquals(
                Optional.empty(),
                ProcessLibraries.among(List.of(library, packed(FRAGMENT))).location(library),
                "code in a jar is unpacked by the framework");
    }

    @Test
    void aFragmentWithoutNativeCodeMakesNoLibrary() throws Exception {
        Path library = library();
        Path fragment = unpacked(Map.of("Fragment-Host", "library"));
        assertEquals(
                Optional.empty(),
                ProcessLibraries.among(List.of(library, fragment)).location(library));
    }
}
