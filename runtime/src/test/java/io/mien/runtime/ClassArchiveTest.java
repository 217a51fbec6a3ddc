package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.support.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a script that only notes that it was started. */
@Timeout(30)
@DisabledOnOs(OS.WINDOWS)
class ClassArchiveTest {
    @TempDir
    private Path home;

    private Path archive;

    @BeforeEach
    void install() throws IOException {
        Files.createDirectories(home.resolve("lib"));
        Files.createDirectories(home.resolve("bundles"));
        Files.writeString(
                home.resolve("lib/make-class-archive"),
                "echo started >>\"$1.log\"\necho classes >\"$1\"\nmv \"$1.making\" \"$1.stamp\"\n");
        archive = home.resolve("cache/classes.jsa");
    }

    private void refresh() {
        new ClassArchive(home, archive).refresh();
    }

    private int starts() throws IOException {
        Path log = archive.resolveSibling("classes.jsa.log");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    private void awaitStamp() throws Exception {
        Await.until(() -> Files.exists(archive.resolveSibling("classes.jsa.stamp")));
    }

    @Test
    void isMadeOnceForAnInstallation() throws Exception {
        refresh();
        awaitStamp();
        refresh();
        assertEquals(1, starts());
        assertTrue(Files.exists(archive));
    }

    @Test
    void isMadeAgainWhenABundleChanged() throws Exception {
        refresh();
        awaitStamp();
        String before = Files.readString(archive.resolveSibling("classes.jsa.stamp"));
        Files.writeString(home.resolve("bundles/a.jar"), "changed");
        refresh();
        Await.until(() ->
                !Files.readString(archive.resolveSibling("classes.jsa.stamp")).equals(before));
        assertEquals(2, starts());
    }

    @Test
    void isNotMadeTwiceAtATime() throws Exception {
        Path mark = archive.resolveSibling("classes.jsa.making");
        Files.createDirectories(mark.getParent());
        Files.createFile(mark);
        refresh();
        assertTrue(Files.exists(mark));
        assertEquals(0, starts());
    }

    @Test
    void anAttemptThatWasKilledIsRepeatedLater() throws Exception {
        Path mark = archive.resolveSibling("classes.jsa.making");
        Files.createDirectories(mark.getParent());
        Files.createFile(mark);
        assertTrue(mark.toFile()
                .setLastModified(Instant.now().minus(Duration.ofHours(2)).toEpochMilli()));
        refresh();
        awaitStamp();
        assertEquals(1, starts());
    }
}
