package io.mien.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Reads the two ways that CONTRIBUTING lists, of a picture and of a jar: each step is a class of a product, and no way has more
 * steps than it had. A change that makes one shorter lowers the figure here.
 */
class WaysTest {
    private static final Path ROOT = Path.of(System.getProperty("mien.root"));
    private static final int PICTURE = 17;
    private static final int JAR = 20;
    private static final Pattern STEP = Pattern.compile("^(\\d+)\\. `(\\w+)`.*");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)`");

    /** Simple names of all classes with a source of their own that products are made of. */
    private static Set<String> classes;

    @BeforeAll
    static void read() throws IOException {
        List<String> names = new ArrayList<>();
        for (String part : List.of("bundles", "runtime")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
                files.map(file -> file.toString().replace('\\', '/'))
                        .filter(file -> file.endsWith(".java") && file.contains("/src/main/java/"))
                        .map(file -> file.substring(file.lastIndexOf('/') + 1).replace(".java", ""))
                        .forEach(names::add);
            }
        }
        classes = Set.copyOf(names);
    }

    @Test
    void aPicturePassesTheseClassesAndNoMore() throws IOException {
        assertWay("## How a picture is recognized", PICTURE);
    }

    @Test
    void aJarPassesTheseClassesAndNoMore() throws IOException {
        assertWay("## How a swap works", JAR);
    }

    private static void assertWay(String heading, int steps) throws IOException {
        List<String> section = section(heading);
        List<Matcher> found =
                section.stream().map(STEP::matcher).filter(Matcher::matches).toList();
        assertEquals(
                Stream.iterate(1, n -> n + 1).limit(steps).map(String::valueOf).toList(),
                found.stream().map(m -> m.group(1)).toList(),
                heading + " has " + steps + " numbered steps, each of which begins with a class");
        List<String> passed = found.stream().map(m -> m.group(2)).toList();
        assertEquals(passed.stream().distinct().toList(), passed, "a class is a step once");
        assertEquals(
                List.of(), passed.stream().filter(c -> !classes.contains(c)).toList(), "no such classes");
        assertEquals(Set.of(), unknown(section), "no such classes in " + heading);
    }

    /** What the section names beside its steps. A name in capitals is a step of a stage, and no class. */
    private static Set<String> unknown(List<String> section) {
        return section.stream()
                .flatMap(line -> NAME.matcher(line).results())
                .map(result -> result.group(1))
                .filter(name -> !name.equals(name.toUpperCase(Locale.ROOT)))
                .filter(name -> !classes.contains(name) && !name.equals("WaysTest"))
                .collect(Collectors.toSet());
    }

    private static List<String> section(String heading) throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("CONTRIBUTING.md"));
        List<String> rest = lines.subList(lines.indexOf(heading) + 1, lines.size());
        return rest.stream().takeWhile(line -> !line.startsWith("## ")).toList();
    }
}
