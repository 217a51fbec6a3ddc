package io.mien.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class of a product that has more lines does more than one thing. */
class FileLengthTest {
    private static final Path ROOT = Path.of(System.getProperty("mien.root"));
    private static final long MOST = 250;

    /** One list of keys, each with its description: it would be read in two places. */
    private static final List<String> LISTS = List.of("RecognizerConfig.java");

    @Test
    void noSourceOfAProductIsLongerThanOneIdea() throws IOException {
        Map<String, Long> lengths = new TreeMap<>();
        for (String part : List.of("bundles", "runtime")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
                files.filter(FileLengthTest::isSource).forEach(file -> lengths.put(file.toString(), lines(file)));
            }
        }
        assertTrue(lengths.size() > 1000, lengths.size() + " sources were found");
        assertEquals(
                List.of(),
                lengths.entrySet().stream()
                        .filter(e -> e.getValue() > MOST)
                        .filter(e -> LISTS.stream().noneMatch(e.getKey()::endsWith))
                        .toList());
    }

    private static boolean isSource(Path file) {
        String text = file.toString().replace('\\', '/');
        return text.endsWith(".java") && text.contains("/src/main/java/");
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
