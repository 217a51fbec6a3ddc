package io.mien.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestSourcesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thread.SLEEP(5);",
                "TimeUnit.SECONDS.SLEEP(1);",
                "ASSERT(ofSeconds(1), call);",
                "Assertions.ASSERTPreemptively(ofSeconds(1), call);"
            })
    void findsWhatGoesByTheClock(String line) throws IOException {
        assertEquals(1, found(line).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Thread.SLEEP(Long.MAX_VALUE);", "SLEEP(5);", "LockSupport.parkNanos(left);", "@Timeout(60)"})
    void leavesEverythingElse(String line) throws IOException {
        assertEquals(List.of(), found(line));
    }

    /** What a test may not say is not written in this one either. */
    private List<String> found(String line) throws IOException {
        String said = line.replace("SLEEP", "sleep").replace("ASSERT", "assert" + "Timeout");
        Path sources = Files.createDirectories(folder.resolve("bundle/src/test/java"));
        Files.writeString(sources.resolve("SomeTest.java"), "first line\n" + said + "\n");
        Files.writeString(sources.resolve("notes.txt"), said);
        return TestSources.below(folder).byTheClock();
    }

    @Test
    void namesFileAndLine() throws IOException {
        String found = found("Thread.SLEEP(5);").get(0);
        assertEquals(
                folder.resolve("bundle/src/test/java/SomeTest.java") + ":2: Thread.SLEEP(5);".replace("SLEEP", "sleep"),
                found);
    }
}
