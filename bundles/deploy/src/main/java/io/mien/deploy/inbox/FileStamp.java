package io.mien.deploy.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;

/**
 * The attributes of a file that change when it is written or replaced.
 *
 * @param size in bytes
 * @param time of the last write
 * @param key of the file in its file system, as text
 */
record FileStamp(long size, FileTime time, String key) {
    /** For another process: without the key, which another start of the system may change. */
    String text() {
        return size + " " + time;
    }

    /** Empty if there is no such file, or if it is not a regular file. */
    static Optional<FileStamp> of(Path file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Optional.of(new FileStamp(
                            attributes.size(),
                            attributes.lastModifiedTime(),
                            Objects.toString(attributes.fileKey(), "")))
                    : Optional.empty();
        } catch (IOException e) {
            // It was taken away a moment ago.
            return Optional.empty();
        }
    }
}
