package io.mien.boot.generation;

import io.mien.boot.json.JsonException;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The generations in a data folder, for reading: {@code generations/N/lock.json}, {@code bundles/SHA256.jar} and
 * {@code current}, which holds a number.
 *
 * @param data the data folder
 */
public record GenerationFolder(Path data) {
    /** A bundle takes about 300 bytes of a lock file; no product has ten thousand bundles. */
    private static final int MOST_BYTES = 4 << 20;

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

    /** The folder of the deployed bundles in a data folder. */
    public static Path bundles(Path data) {
        return data.resolve("bundles");
    }

    Path currentFile() {
        return data.resolve("current");
    }

    Path generations() {
        return data.resolve("generations");
    }

    Path folder(long number) {
        return generations().resolve(Long.toString(number));
    }

    Path lockFile(long number) {
        return folder(number).resolve("lock.json");
    }

    /** The current one's number; empty if there is none, or if the file that names it is damaged. */
    public Optional<Long> current() {
        try {
            String text = Files.readString(currentFile()).strip();
            return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
        } catch (IOException e) {
            // No file: no generation was written. Not readable: the newest one that is whole is taken.
            return Optional.empty();
        }
    }

    /** All numbers there are folders of, the highest first, whether what they hold is whole or not. */
    public List<Long> numbers() throws IOException {
        if (!Files.isDirectory(generations())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(generations())) {
            return folders.map(f -> f.getFileName().toString())
                    .filter(n -> NUMBER.matcher(n).matches())
                    .map(Long::valueOf)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /**
     * The numbers to start from, the first that works: the current one and those before it. One behind the current one was
     * never switched to; without a current one it is the best there is.
     */
    public List<Long> toStart() throws IOException {
        Optional<Long> current = current();
        return numbers().stream()
                .filter(n -> current.isEmpty() || n <= current.get())
                .toList();
    }

    /** @throws DamagedLockException if there is no such generation, or its file is damaged */
    public Lock read(long number) throws DamagedLockException {
        try {
            Lock lock = LockText.read(text(lockFile(number)));
            if (lock.number() != number) {
                throw new DamagedLockException(number, "it says that it is generation " + lock.number());
            }
            return lock;
        } catch (NoSuchFileException e) {
            throw new DamagedLockException(number, "it is not there (any more)");
        } catch (IOException e) {
            throw new DamagedLockException(number, "it cannot be read: " + e.getMessage());
        } catch (JsonException e) {
            throw new DamagedLockException(number, e.getMessage());
        }
    }

    /** The bundles that the current one leaves out; empty if there is none, or it is damaged. */
    public List<LeftOut> leftOut() {
        try {
            Optional<Long> current = current();
            return current.isPresent() ? read(current.get()).leftOut() : List.of();
        } catch (DamagedLockException e) {
            // The start of that generation reports it.
            return List.of();
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = RegularFile.open(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("it has more than " + MOST_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }
}
