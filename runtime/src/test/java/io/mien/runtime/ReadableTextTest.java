package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadableTextTest {
    @Test
    void acceptsEveryWholeName() {
        assertEquals(
                Optional.empty(),
                new ReadableText(StandardCharsets.UTF_8)
                        .problem(List.of("enroll", "Zoë", "日本", "who?"), "/home/Jürgen"));
    }

    @Test
    void namesTheArgumentThatWasDamagedAndTheRemedy() {
        assertEquals(
                Optional.of(
                        "argument 2 ('Zo\uFFFD\uFFFD') has characters that cannot be read in the charset of the locale,"
                                + " US-ASCII; set LC_ALL to an installed locale with UTF-8 ('locale -a' lists them)"),
                new ReadableText(StandardCharsets.US_ASCII).problem(List.of("enroll", "Zo\uFFFD\uFFFD"), "/home"));
    }

    @Test
    void namesTheWorkingFolder() {
        String problem = new ReadableText(StandardCharsets.UTF_8)
                .problem(List.of("people"), "/home/J\uFFFDrgen")
                .orElseThrow();
        assertTrue(problem.startsWith("the working folder (/home/J\uFFFDrgen) has characters"), problem);
    }
}
