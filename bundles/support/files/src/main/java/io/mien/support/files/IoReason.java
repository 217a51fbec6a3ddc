package io.mien.support.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Why a file could not be read or written, for a person who knows which file it was. */
public final class IoReason {
    private static final int MOST_CAUSES = 20;

    /** What Linux, macOS and Windows say; the launcher has the C library speak English. */
    private static final Pattern FULL = Pattern.compile(
            "No space left on device|Disk quota exceeded|not enough space on the disk|disk is full",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern READ_ONLY =
            Pattern.compile("Read-only file system|media is write protected", Pattern.CASE_INSENSITIVE);

    private IoReason() {}

    /** The reason; the exceptions of {@code java.nio.file} leave it to their name. */
    public static String of(IOException e) {
        if (isDiskFull(e)) {
            return "disk full";
        }
        if (isReadOnly(e)) {
            return "read-only";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        if (e instanceof FileAlreadyExistsException file) {
            return file.getFile() + " is in the way";
        }
        return Optional.ofNullable(e.getMessage()).orElse(e.toString());
    }

    /** Whether the failure, or what caused it, is that the disk or a quota is full. */
    public static boolean isDiskFull(Throwable failure) {
        return says(failure, FULL);
    }

    /** Whether the failure, or what caused it, is that the file system is read-only. */
    public static boolean isReadOnly(Throwable failure) {
        return says(failure, READ_ONLY);
    }

    private static boolean says(Throwable failure, Pattern text) {
        Predicate<String> matches = message -> text.matcher(message).find();
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .map(Throwable::getMessage)
                .anyMatch(message -> message != null && matches.test(message));
    }
}
