package io.mien.support.files;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The permissions of a file or folder that is created. */
public enum FileAccess {
    /** The users whom the process's umask allows. */
    SHARED,
    /**
     * The owner alone: mode 0600 for a file, 0700 for a folder, from the moment of creation. For everything that holds
     * faces. If the file system has no such modes (Windows), the folder's access control applies.
     */
    PRIVATE;

    private static final FileAttribute<?>[] NONE = {};

    /** What a file is created with. */
    public FileAttribute<?>[] ofFile() {
        return attributes("rw-------");
    }

    FileAttribute<?>[] ofFolder() {
        return attributes("rwx------");
    }

    private FileAttribute<?>[] attributes(String permissions) {
        if (this == SHARED
                || !FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return NONE;
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
