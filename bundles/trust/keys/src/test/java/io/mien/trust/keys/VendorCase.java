package io.mien.trust.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.support.files.Sha256;
import io.mien.trust.release.Release;
import io.mien.trust.release.ReleaseText;
import io.mien.trust.release.ReleasedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A vendor with the composed product {@code gate}, not signed yet. */
abstract class VendorCase {
    private static final String ENCODED = "\\u";

    @TempDir
    Path folder;

    FakeDesk desk;

    @BeforeEach
    void compose() throws IOException {
        desk = new FakeDesk(folder, new TrustVerbs());
        List<ReleasedFile> files = new ArrayList<>();
        for (String path : List.of("bin/mien", "bundles/a.jar", "lib/b.jar")) {
            Path file = write("gate/" + path, "content of " + path);
            files.add(new ReleasedFile(path, Files.size(file), Sha256.of(file)));
        }
        Release release = new Release("gate", "1.0", "linux-x86-64", 1, Instant.parse("2040-01-31T00:00:00Z"), files);
        Files.write(folder.resolve("gate/release.json"), ReleaseText.unsigned(release));
    }

    final Path write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    final List<String> done(String... words) {
        Result result = desk.type(words);
        assertEquals(0, result.code(), result::toString);
        return result.lines();
    }

    final void refused(String reason, String... words) {
        refused(1, reason, words);
    }

    final void refused(int code, String reason, String... words) {
        Result result = desk.type(words);
        assertEquals(code, result.code(), result::toString);
        assertTrue(result.err().contains(reason), result::toString);
        assertFalse(result.err().contains("internal error") || result.err().contains(ENCODED), result::toString);
        assertEquals("", result.out());
    }

    /** A root that one key signs, and releases by another one; the product is signed. */
    final void sign() {
        done("keys", "new", "root.key");
        done("keys", "new", "release.key");
        done(
                "keys",
                "new",
                "--root",
                "root.json",
                "--root-key",
                "root.key.pub",
                "--release-key",
                "release.key.pub",
                "--key",
                "root.key");
        done("sign", "gate/release.json", "--key", "release.key");
    }
}
