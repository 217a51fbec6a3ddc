package io.mien.boot.generation;

import io.mien.support.files.RegularFile;
import io.mien.support.files.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes generations. Only who owns the data folder does. Each file is whole on disk before anything names it, and the last
 * thing is the switch of {@code current}: whenever it is interrupted, the next start is of the old or of the new one.
 */
public final class GenerationWriter {
    private final GenerationFolder folder;
    private final Disk disk;

    /** @param folder in a data folder that exists and that this process owns */
    public GenerationWriter(GenerationFolder folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /**
     * Keeps a copy of a bundle.
     *
     * @return its digest; the file is {@code SHA256.jar} in the folder of deployed bundles
     */
    public String keep(Path jar) throws IOException {
        Path bundles = GenerationFolder.bundles(folder.data());
        createFolder(bundles);
        DigestInputStream content = new DigestInputStream(RegularFile.open(jar), Sha256.digest());
        AtomicReference<String> sha256 = new AtomicReference<>();
        try (content) {
            disk.replace(bundles, content, () -> {
                sha256.set(Sha256.hex(content.getMessageDigest()));
                return sha256.get() + ".jar";
            });
        }
        return sha256.get();
    }

    /** Writes a lock as the next generation and makes it the current one; gives it back with its number. */
    public Lock write(Lock lock) throws IOException {
        createFolder(folder.generations());
        long number = 1
                + Stream.concat(folder.numbers().stream(), folder.current().stream())
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0);
        Lock numbered = lock.numbered(number, Instant.ofEpochMilli(System.currentTimeMillis()));
        createFolder(folder.folder(number));
        try {
            write(folder.lockFile(number), LockText.write(numbered));
            // From here on it is what the next start uses.
            write(folder.currentFile(), number + "\n");
        } catch (IOException e) {
            if (!folder.current().equals(Optional.of(number))) {
                deleteAfter(e, folder.lockFile(number));
                deleteAfter(e, folder.folder(number));
            }
            throw e;
        }
        return numbered;
    }

    private void write(Path file, String text) throws IOException {
        disk.replace(file.getParent(), bytes(text), file.getFileName()::toString);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private void createFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            disk.createFolder(path);
            disk.sync(path.getParent());
        }
    }

    /** Removes what was begun, as far as possible; a failure of that adds nothing to the error that is reported. */
    private void deleteAfter(IOException reason, Path path) {
        try {
            disk.delete(path);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * Removes old generations, and deployed bundles that no remaining one names. The one before a release that is not proved
     * stays.
     *
     * @param keep how many generations stay
     */
    public void prune(int keep) throws IOException {
        Set<Long> kept = folder.toStart().stream()
                .filter(this::isWhole)
                .limit(Math.max(1, keep))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        kept.addAll(beforeRelease(kept));
        // A generation behind the current one, or not whole, was begun and never switched to.
        for (long number : folder.numbers()) {
            if (!kept.contains(number)) {
                disk.delete(folder.lockFile(number));
                disk.delete(folder.folder(number));
            }
        }
        if (!kept.isEmpty()) {
            // No bundle goes before the generations that name it.
            disk.sync(folder.generations());
            deleteUnnamed(kept);
        }
    }

    private List<Long> beforeRelease(Set<Long> kept) throws IOException {
        if (kept.isEmpty()) {
            return List.of();
        }
        try {
            return folder.read(kept.iterator().next()).unproved().map(UnprovedRelease::before).stream()
                    .filter(this::isWhole)
                    .toList();
        } catch (DamagedLockException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private boolean isWhole(long number) {
        try {
            return folder.read(number).number() == number;
        } catch (DamagedLockException e) {
            // It starts no more, and so it needs no bundle.
            return false;
        }
    }

    private void deleteUnnamed(Set<Long> kept) throws IOException {
        Set<String> named = new TreeSet<>();
        for (long number : kept) {
            named.addAll(deployedFiles(number));
        }
        Path bundles = GenerationFolder.bundles(folder.data());
        if (!Files.isDirectory(bundles)) {
            return;
        }
        try (Stream<Path> files = Files.list(bundles)) {
            for (Path file : files.toList()) {
                if (!named.contains(file.getFileName().toString())) {
                    disk.delete(file);
                }
            }
        }
    }

    private List<String> deployedFiles(long number) throws IOException {
        try {
            Lock lock = folder.read(number);
            Stream<String> deployed =
                    lock.bundles().stream().filter(LockedBundle::deployed).map(LockedBundle::file);
            return Stream.concat(deployed, lock.leftOut().stream().map(b -> b.sha256() + ".jar"))
                    .toList();
        } catch (DamagedLockException e) {
            // It was whole a moment ago: nothing is deleted on the word of a disk like that.
            throw new IOException(e.getMessage(), e);
        }
    }
}
