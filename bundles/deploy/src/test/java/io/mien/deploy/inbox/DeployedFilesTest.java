package io.mien.deploy.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of the inbox that was never deployed is not lost, whenever Mien ends. */
class DeployedFilesTest {
    @TempDir
    private Path inbox;

    private Path file;
    private Path kept;
    private FileStamp deployed;

    @BeforeEach
    void prepare() throws IOException {
        file = Files.writeString(inbox.resolve("a.jar"), "one");
        kept = inbox.resolve(".deployed/a.jar");
        deployed = FileStamp.of(file).orElseThrow();
    }

    private DeployedFiles process() {
        return new DeployedFiles(inbox, Duration.ofMinutes(1));
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(inbox.resolve(".deployed"))) {
            return files.toList();
        }
    }

    @Test
    void aFileThatWasMovedOverTheDeployedOneComesBackAtOnce() throws IOException {
        Path next = Files.writeString(inbox.resolve("next"), "two");
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(Optional.of(file), process().add(file, deployed));
        assertEquals("two", Files.readString(file));
        assertEquals(List.of(), left());
    }

    @Test
    void aFileThatWasWrittenToComesBackInTheNextProcess() throws IOException {
        assertEquals(Optional.empty(), process().add(file, deployed));
        Files.writeString(kept, " and more", StandardOpenOption.APPEND);
        assertEquals(List.of(file), process().clear());
        assertEquals("one and more", Files.readString(file));
        assertEquals(List.of(), left());
    }

    @Test
    void aFileThatIsAsItWasDeployedGoesInTheNextProcess() throws IOException {
        process().add(file, deployed);
        assertEquals(List.of(), process().clear());
        assertFalse(Files.exists(file));
        assertEquals(List.of(), left());
    }

    @Test
    void aFileThatChangedGivesWayToANewerOneOfItsName() throws IOException {
        process().add(file, deployed);
        Files.writeString(kept, " and more", StandardOpenOption.APPEND);
        Files.writeString(file, "three");
        assertEquals(List.of(), process().clear());
        assertEquals("three", Files.readString(file));
        assertEquals(List.of(), left());
    }
}
