package io.mien.host.trial;

import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Remembers trials that were passed, so that an unchanged model starts at once. An entry holds everything that a trial
 * depends on; if the file is missing, torn or about something else, the trial is repeated.
 *
 * @param folder of one small file for each
 */
public record TrialMemory(Path folder) {
    private static final Logger LOG = System.getLogger(TrialMemory.class.getName());

    /** Whether exactly this was passed before. */
    public boolean knows(String tried) {
        try {
            return Files.readString(file(tried)).equals(tried);
        } catch (IOException | IllegalArgumentException e) {
            // Missing, or damaged so that it is not a text: the trial is repeated.
            return false;
        }
    }

    /** Remembers that this was passed. */
    public void remember(String tried) {
        try {
            byte[] text = tried.getBytes(StandardCharsets.UTF_8);
            AtomicFile.replace(file(tried), FileAccess.SHARED, out -> out.write(text));
        } catch (IOException e) {
            // The next start tries again, which costs time and nothing else.
            LOG.log(Level.DEBUG, "A passed trial was not noted", e);
        }
    }

    private Path file(String tried) {
        return folder.resolve(Sha256.of(tried) + ".passed");
    }
}
