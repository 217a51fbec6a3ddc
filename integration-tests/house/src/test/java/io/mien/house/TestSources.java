package io.mien.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sources of the tests. A test that sleeps or asserts how long something takes fails by chance on a busy machine: it waits for
 * a state with a deadline instead, or has a clock of its own.
 */
record TestSources(List<Path> files) {
    /** A sleep without end stands for code that hangs. */
    private static final Pattern BY_THE_CLOCK =
            Pattern.compile("[.]sleep[(](?!Long[.]MAX_VALUE[)])|\\bassert[T]imeout\\w*[(]");

    /** Those below a folder of modules. */
    static TestSources below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return new TestSources(all.filter(f -> f.toString().endsWith(".java"))
                    .filter(f ->
                            f.toString().contains("/src/test/") || f.toString().contains("/tck/src/"))
                    .sorted()
                    .toList());
        }
    }

    /** The lines that sleep or assert a time, with their files. */
    List<String> byTheClock() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (BY_THE_CLOCK.matcher(line).find()) {
                    found.add(file + ":" + number + ": " + line.strip());
                }
            }
        }
        return found;
    }
}
