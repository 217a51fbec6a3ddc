package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Code that a page of the documentation shows. The tests use it exactly as it stands there. */
record DocumentedCode(String page) {
    private static final Path DOCS = Path.of(System.getProperty("mien.docs"));

    /** Code of a page below {@code docs}. */
    static DocumentedCode of(String file) throws IOException {
        return new DocumentedCode(Files.readString(DOCS.resolve(file)));
    }

    /** The code whose name stands in the line before it, as {@code `NAME`:}. */
    String named(String name) {
        Matcher code = Pattern.compile(
                        "^`" + Pattern.quote(name) + "`:\\n\\n```\\w+\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(page);
        assertTrue(code.find(), () -> "the page shows no " + name);
        return code.group(1);
    }

    /** Writes it below a folder, to the file that it is named after. */
    Path write(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, named(name));
    }
}
