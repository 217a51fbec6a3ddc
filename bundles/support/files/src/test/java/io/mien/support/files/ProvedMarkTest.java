package io.mien.support.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ProvedMarkTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path file;
    private ProvedMark mark;

    @BeforeEach
    void prove() throws Exception {
        data = Files.createDirectory(folder.resolve("data"));
        file = Files.writeString(data.resolve("file"), "content");
        mark = new ProvedMark(folder.resolve("mark"), List.of(data));
        mark.set("proof");
    }

    @Test
    void holdsForWhatIsUnchanged() throws Exception {
        assertEquals("content", Files.readString(file));
        assertTrue(mark.holds("proof"));
    }

    @Test
    void doesNotHoldForAnotherProof() {
        assertFalse(mark.holds("another proof"));
    }

    @Test
    void doesNotHoldForAFileThatWasChangedAndGotItsDateBack() throws Exception {
        FileTime date = Files.getLastModifiedTime(file);
        Files.writeString(file, "CONTENT");
        Files.setLastModifiedTime(file, date);
        assertFalse(mark.holds("proof"));
    }

    @Test
    void doesNotHoldForAFileThatWasExchanged() throws Exception {
        FileTime date = Files.getLastModifiedTime(file);
        Path other = Files.writeString(folder.resolve("other"), "CONTENT");
        Files.setLastModifiedTime(other, date);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertFalse(mark.holds("proof"));
    }

    @Test
    void doesNotHoldForACopyWithTheMark() throws Exception {
        Path copy = Files.createDirectories(folder.resolve("copy/data"));
        Files.copy(file, copy.resolve("file"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(folder.resolve("mark"), folder.resolve("copy/mark"));
        assertFalse(new ProvedMark(folder.resolve("copy/mark"), List.of(copy)).holds("proof"));
    }

    @Test
    void doesNotHoldIfAFileCameOrWent() throws Exception {
        Path more = Files.writeString(data.resolve("more"), "x");
        assertFalse(mark.holds("proof"));
        Files.delete(more);
        assertTrue(mark.holds("proof"));
        Files.delete(file);
        assertFalse(mark.holds("proof"));
    }

    @Test
    void aMarkThatIsDamagedDoesNotHold() throws Exception {
        Files.write(folder.resolve("mark"), new byte[] {(byte) 0xff});
        assertFalse(mark.holds("proof"));
        Files.write(folder.resolve("mark"), new byte[100_000]);
        assertFalse(mark.holds("proof"));
    }

    @Test
    void filesBehindLinksAreNeverMarked() throws Exception {
        Files.createSymbolicLink(data.resolve("link"), Files.writeString(folder.resolve("target"), "x"));
        mark.set("proof");
        assertFalse(mark.holds("proof"));
    }

    @Test
    void aFileThatChangesDuringItsProofIsNotMarked() throws Exception {
        ProvedMark other = new ProvedMark(folder.resolve("other"), List.of(data));
        Optional<String> before = other.look("proof");
        other.set("proof", before);
        assertTrue(other.holds("proof"));
        Files.writeString(file, "CONTENT is longer");
        other.set("proof", before);
        assertFalse(other.holds("proof"));
        other.set("proof", Optional.empty());
        assertFalse(other.holds("proof"));
    }

    /** The folder may be anybody's. */
    @Test
    void isNotWrittenThroughALink() throws Exception {
        Path target = Files.writeString(folder.resolve("target"), "precious");
        Files.delete(folder.resolve("mark"));
        Files.createSymbolicLink(folder.resolve("mark"), target);
        mark.set("proof");
        assertEquals("precious", Files.readString(target));
        assertTrue(mark.holds("proof"));
    }
}
