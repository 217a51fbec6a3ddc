package io.mien.deploy.inbox;

import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What lies in the inbox and can never be deployed: folders, FIFOs, sockets, devices and symbolic links. They stay where they
 * are, because they may belong to somebody else, and the log names each once. Confined to one thread.
 */
final class OddEntries {
    private static final Logger LOG = System.getLogger(OddEntries.class.getName());

    private final Path folder;
    private final Path refused;
    private final Set<Path> told = new HashSet<>();

    /**
     * @param folder the inbox
     * @param refused its folder of refused files
     */
    OddEntries(Path folder, Path refused) {
        this.folder = folder;
        this.refused = refused;
    }

    /** Names those that have come since the last call; one that was away and has come back is named again. */
    void tell() {
        Set<Path> there = new HashSet<>();
        for (Path entry : entries()) {
            String reason = reason(entry);
            if (!reason.isEmpty()) {
                there.add(entry);
                if (told.add(entry)) {
                    LOG.log(Level.WARNING, "{0} is not deployed: {1}", entry, reason);
                }
            }
        }
        told.retainAll(there);
    }

    /** Hidden files are somebody's temporary files. */
    private List<Path> entries() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(e -> !e.getFileName().toString().startsWith(".") && !e.equals(refused))
                    .toList();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The inbox cannot be listed", e);
            return List.of();
        }
    }

    /** Empty for a regular file. */
    private static String reason(Path entry) {
        if (Files.isSymbolicLink(entry)) {
            return "symbolic links are not followed; copy the file itself";
        }
        try {
            RegularFile.require(entry);
            return "";
        } catch (IOException e) {
            return IoReason.of(e);
        }
    }
}
