package io.mien.runtime;

import io.mien.boot.socket.Owner;
import io.mien.support.files.FileAccess;
import io.mien.support.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folder for what can be made again: the frameworks' storage and unpacked native code. It is {@code cache} in the
 * installation, else in the data folder, else the system's temporary folder: the first one that can be written and lets
 * native code be executed; if there is none, the first one that can be written.
 *
 * @param path absolute
 * @param refusals why native code cannot be executed, a reason for each place; empty if it can
 */
public record CacheFolder(Path path, List<String> refusals) {
    private static final String NAME = "cache";
    private static final String PROBE = "executable";

    public CacheFolder {
        refusals = List.copyOf(refusals);
    }

    /**
     * @param home the installation
     * @param data the data folder, if there is one; it is created only if no other place will do
     * @throws StartException naming the places and why none of them can be written
     */
    public static CacheFolder find(Path home, Optional<Path> data) throws StartException {
        List<Path> places = new ArrayList<>(List.of(home.resolve(NAME)));
        data.filter(Files::isDirectory).ifPresent(d -> places.add(d.resolve(NAME)));
        places.add(temporary());
        data.filter(d -> !Files.isDirectory(d)).ifPresent(d -> places.add(d.resolve(NAME)));
        return find(places);
    }

    /** This user's folder among the system's temporary files. */
    public static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"), "mien-" + System.getProperty("user.name"));
    }

    /**
     * The first of these folders that can be written and lets native code be executed; if there is none, the first one that can be
     * written.
     *
     * @throws StartException naming the places and why none of them can be written
     */
    public static CacheFolder find(List<Path> places) throws StartException {
        List<String> refusals = new ArrayList<>();
        Optional<Path> writable = Optional.empty();
        for (Path place : places) {
            try {
                if (isExecutable(place)) {
                    return new CacheFolder(place, List.of());
                }
                refusals.add(place + " does not let files be executed (is it mounted noexec?)");
                writable = writable.or(() -> Optional.of(place));
            } catch (IOException e) {
                refusals.add(place + " cannot be written (" + e + ")");
            }
        }
        List<String> all = List.copyOf(refusals);
        return writable.map(path -> new CacheFolder(path, all))
                .orElseThrow(() -> new StartException(
                        "no folder for the framework's storage can be made: " + String.join("; ", all)));
    }

    /**
     * Whether a file that is made here is executable: on a file system that is mounted without execution it is not.
     *
     * @throws IOException if no file can be made here, or the folder is somebody else's, who could exchange what is in it
     */
    private static boolean isExecutable(Path place) throws IOException {
        Folders.create(place, FileAccess.PRIVATE);
        // Created exclusively; a name of random numbers would cost a tenth of what the launcher itself takes.
        Path probe =
                Files.createFile(place.resolve(PROBE + ProcessHandle.current().pid() + "-" + System.nanoTime()));
        try {
            Owner.require(place, Owner.of(probe));
            return !probe.toFile().setExecutable(true) || Files.isExecutable(probe);
        } finally {
            Files.delete(probe);
        }
    }
}
