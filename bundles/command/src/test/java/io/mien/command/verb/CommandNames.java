package io.mien.command.verb;

import java.util.List;

/** What {@code mien} can be told. */
final class CommandNames {
    static final List<String> ALL = List.of(
            "detect",
            "embed",
            "recognize",
            "enroll",
            "people",
            "forget",
            "compare",
            "faces",
            "backup",
            "restore",
            "model",
            "gallery",
            "store",
            "status",
            "help");

    private CommandNames() {}
}
