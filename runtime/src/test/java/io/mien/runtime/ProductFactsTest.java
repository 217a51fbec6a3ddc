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
        return new ProductFacts(
                        new Distribution(home, false, Optional.empty()), folder.resolve("data"), Optional.of("test"))
                .answer(List.of(arguments), new PrintStream(out, true));
    }

    private Path product(String text) throws Exception {
        String verbs =
                "detect;help=\"Find faces.\";texts=\"help\",recognize;recognise;help=\"Say, who; it is.\";texts=help";
        Path home = new ProductFixture(folder)
                .bundle("other", Map.of("Mien-Verbs", "greet;help=\"Greet people.\""))
                .bundle("commands", Map.of("Mien-Usage", "OSGI-INF/usage.txt", "Mien-Verbs", verbs))
                .write();
        try (FileSystem jar = FileSystems.newFileSystem(home.resolve("bundles/commands-1.jar"))) {
            Files.createDirectory(jar.getPath("OSGI-INF"));
            Files.writeString(jar.getPath("OSGI-INF/usage.txt"), text);
            Files.createDirectory(jar.getPath("help"));
            Files.writeString(jar.getPath("help/recognize.txt"), "Usage: mien recognize\n");
            Files.writeString(jar.getPath("help/recognize-all.txt"), "Usage: mien recognize all\n");
        }
        return home;
    }

    private List<String> printed() {
        return out.toString().lines().toList();
    }

    @Test
    void helpListsTheCommandsOfEachBundle() throws Exception {
        assertTrue(answers(product("Usage: mien\n\nCommands:\n\nExamples:\n"), "help"));
        assertEquals(
                List.of(
                        "Usage: mien",
                        "",
                        "Commands:",
                        "  greet                 Greet people.",
                        "  detect                Find faces.",
                        "  recognize, recognise  Say, who; it is.",
                        "",
                        "Examples:"),
                printed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"help recognize", "help recognise", "recognize --help", "recognise -h", "help recognize --help"})
    void helpOfACommandIsTheTextInItsBundle(String line) throws Exception {
        boolean answered = answers(product(""), line.split(" "));
        assertEquals(!line.startsWith("help recognize -"), answered);
        assertEquals(answered ? List.of("Usage: mien recognize") : List.of(), printed());
    }

    @Test
    void helpReachesCommandsBelowCommands() throws Exception {
        assertTrue(answers(product(""), "help", "recognize", "all"));
        assertEquals(List.of("Usage: mien recognize all"), printed());
    }

    @Test
    void aCommandWithoutATextIsDescribedByItsLine() throws Exception {
        assertTrue(answers(product(""), "help", "greet"));
        assertEquals(List.of("mien greet", "", "  Greet people."), printed());
    }

    @Test
    void longLinesAreWrappedBehindTheNames() throws Exception {
        Path home = new ProductFixture(folder)
                .bundle(
                        "one",
                        Map.of("Mien-Verbs", "x;help=\"" + "word ".repeat(25).strip() + "\"", "Mien-Usage", "u"))
                .write();
        try (FileSystem jar = FileSystems.newFileSystem(home.resolve("bundles/one-1.jar"))) {
            Files.writeString(jar.getPath("u"), "Commands:\n");
        }
        assertTrue(answers(home, "help"));
        assertEquals(
                List.of(
                        "Commands:",
                        "  x  " + "word ".repeat(19).strip(),
                        "       " + "word ".repeat(6).strip()),
                printed());
    }

    @Test
    void helpListsCommandsByGroup() throws Exception {
        Path home = new ProductFixture(folder)
                .bundle("one", Map.of("Mien-Verbs", "a;group=\"First\";help=\"A.\",b;group=\"Second\";help=\"B.\""))
                .bundle("two", Map.of("Mien-Verbs", "c;group=\"First\";help=\"C.\"", "Mien-Usage", "u"))
                .write();
        text(home, "two", "u", "Commands:\n\nExamples:\n");
        assertTrue(answers(home, "help"));
        assertEquals(List.of("First:", "  a  A.", "  c  C.", "", "Second:", "  b  B.", "", "Examples:"), printed());
    }

    @Test
    void helpOfACommandListsThoseBelowItOfEachBundle() throws Exception {
        Path home = new ProductFixture(folder)
                .bundle("one", Map.of("Mien-Verbs", "model;help=\"Models.\";texts=help,model list;help=\"List.\""))
                .bundle("two", Map.of("Mien-Verbs", "model pack;help=\"Pack.\";texts=help", "Mien-Usage", "u"))
                .write();
        text(home, "one", "help/model.txt", "Usage: mien model\n\nCommands:\n");
        text(home, "two", "help/model-pack.txt", "Usage: mien model pack\n");
        text(home, "two", "u", "Commands:\n");
        assertTrue(answers(home, "help"));
        assertTrue(answers(home, "model", "--help"));
        assertTrue(answers(home, "help", "model", "pack"));
        assertTrue(answers(home, "help", "model", "list"));
        assertFalse(answers(home, "help", "model", "nonsense"));
        assertEquals(
                List.of(
                        "Commands:",
                        "  model  Models.",
                        "Usage: mien model",
                        "",
                        "Commands:",
                        "  list  List.",
                        "  pack  Pack.",
                        "Usage: mien model pack",
                        "mien model list",
                        "",
                        "  List."),
                printed());
    }

    private static void text(Path home, String bundle, String entry, String text) throws Exception {
        try (FileSystem jar = FileSystems.newFileSystem(home.resolve("bundles/" + bundle + "-1.jar"))) {
            Path path = jar.getPath("/" + entry);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        }
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
        assertFalse(answers(home, "help", "detect"), "it says that it has texts, and has none of this name");
        assertFalse(answers(home, "help", "nonsense"));
        assertFalse(answers(home, "detect", "--data", "--help"));
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
