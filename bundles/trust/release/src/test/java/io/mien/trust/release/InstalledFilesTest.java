package io.mien.trust.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledFilesTest {
    @TempDir
    Path home;

    private SignedFiles files;

    @BeforeEach
    void install() throws Exception {
        files = SignedFiles.locked(home);
    }

    @Test
    void productIsAsItsReleaseSays() throws Exception {
        List<String> read = new ArrayList<>();
        InstalledFiles.Findings findings =
                new InstalledFiles(home, files.lock().release()).compare(file -> read.add(file.path()));
        assertEquals(new InstalledFiles.Findings(List.of(), List.of()), findings);
        assertEquals(List.of("bundles/a.jar", "models/b.jar"), read);
    }

    @Test
    void faultsAreNamedInTheOrderOfThePaths() throws Exception {
        files.write("models/b.jar", "model B");
        files.write("lib/more.jar", "code");
        Files.delete(home.resolve("bundles/a.jar"));
        assertFaults(
                "bundles/a.jar: cannot be read: no such file or folder",
                "models/b.jar: has another SHA-256 than gate 1.0 (sequence 7) says",
                "lib/more.jar: is not listed in gate 1.0 (sequence 7)");
        files.write("models/b.jar", "model b!");
        assertFaults(
                "bundles/a.jar: ", "models/b.jar: has 8 bytes, and gate 1.0 (sequence 7) says 7", "lib/more.jar: ");
    }

    @Test
    void otherFilesAreSaid() throws Exception {
        files.write("conf/jvm.options", "");
        files.write("conf/more/x", "");
        files.write("LICENSE", "");
        assertEquals(List.of("LICENSE", "conf/"), findings().unlisted());
        assertEquals(List.of(), findings().faults());
    }

    @Test
    void linkToAFolderIsAFileThatIsNotListed() throws Exception {
        Files.createSymbolicLink(home.resolve("lib"), home.resolve("conf"));
        assertFaults("lib: is not listed");
    }

    private InstalledFiles.Findings findings() throws TrustException {
        return new InstalledFiles(home, files.lock().release()).compare(file -> {});
    }

    private void assertFaults(String... expected) throws TrustException {
        List<UntrustedException> faults = findings().faults();
        assertEquals(expected.length, faults.size(), faults::toString);
        for (int i = 0; i < expected.length; i++) {
            String message = faults.get(i).getMessage();
            assertTrue(message.startsWith(home + "/" + expected[i]), message);
        }
    }
}
