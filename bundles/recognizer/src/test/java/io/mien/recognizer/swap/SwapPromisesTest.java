package io.mien.recognizer.swap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING.md promises what is tested, and nothing else. */
class SwapPromisesTest {
    private static final String SECTION = "## What a swap promises\n";

    private static final List<Class<?>> TABLE =
            List.of(ServingRulesTest.class, GalleryRulesTest.class, ProbationRulesTest.class);

    @Test
    void everyRuleIsWrittenAndTested() throws IOException {
        String text = Files.readString(Path.of("../../CONTRIBUTING.md"));
        String section = text.split(SECTION, 2)[1].split("\n## ", 2)[0];
        Set<String> written = section.lines()
                .filter(line -> line.startsWith("- "))
                .map(line -> line.substring(2))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> tested = TABLE.stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .map(SwapPromisesTest::rule)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(written, tested);
    }

    private static String rule(Method method) {
        return Arrays.stream(method.getAnnotationsByType(DisplayName.class))
                .map(DisplayName::value)
                .findFirst()
                .orElse(null);
    }
}
