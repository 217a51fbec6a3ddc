package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductFactsTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private boolean answers(Path home, String... arguments) {
        return new ProductFacts(new Distribution(home), folder.resolve("data"), Optional.of("test"))
                .answer(List.of(arguments), new PrintStream(out, true));
    }

    private Path product(String text) throws Exception {
        Path home = new ProductFixture(folder)
                .bundle("other", Map.of())
                .bundle("commands", Map.of("Mien-Usage", "OSGI-INF/usage.txt"))
                .write();
        try (FileSystem jar = FileSystems.newFileSystem(home.resolve("bundles/commands-1.jar"))) {
            Files.createDirectory(jar.getPath("OSGI-INF"));
            Files.writeString(jar.getPath("OSGI-INF/usage.txt"), text);
        }
        return home;
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void helpIsTheTextThatABundleNames(String argument) throws Exception {
        assertTrue(answers(product("Usage: mien\n\n  detect\n"), argument));
        assertEquals(
                List.of("Usage: mien", "", "  detect"), out.toString().lines().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void theVersionIsTheProductsAndJavas(String argument) throws Exception {
        assertTrue(answers(product(""), argument));
        assertEquals("mien 1.2.3", out.toString().lines().toList().get(0));
        assertTrue(out.toString().contains("Java " + System.getProperty("java.version")));
    }

    @Test
    void anythingElseIsForTheProduct() throws Exception {
        Path home = product("");
        assertFalse(answers(home));
        assertFalse(answers(home, "help", "detect"));
        assertFalse(answers(home, "detect", "--help"));
        assertFalse(answers(home, "people"));
        assertEquals("", out.toString());
    }

    @Test
    void aProductThatCannotBeReadSaysSoItself() {
        Path home = new ProductFixture(folder).named("test:missing:1").write();
        assertFalse(answers(home, "help"));
        assertFalse(answers(folder.resolve("nowhere"), "--version"));
        assertEquals("", out.toString());
    }
}
