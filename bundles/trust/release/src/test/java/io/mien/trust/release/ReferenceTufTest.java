package io.mien.trust.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.mien.boot.json.Json;
import io.mien.boot.json.JsonWriter;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the reference implementation of TUF says of the files of Mien, and Mien of its files. Needs its Python environment: the
 * property {@code mien.tuf} is the folder that {@code integration-tests/tuf/fetch} prints.
 */
class ReferenceTufTest {
    private static final String PYTHON = System.getProperty("mien.tuf", "");
    private static final int DOCUMENTS = 500;
    private static final String SIGNS = "aZ0\"\\/\n\t\u0001\u007f\u0085\u00e9\u2028\ud7ff\ue000\uffff";

    @TempDir
    Path folder;

    @BeforeEach
    void assumePython() {
        assumeFalse(PYTHON.isEmpty(), "mien.tuf names no Python environment with TUF's reference implementation");
    }

    @Test
    void referenceVerifiesTheFilesOfMien() throws Exception {
        SignedFiles files = SignedFiles.locked(folder);
        Path root = folder.resolve(TrustRoot.FILE);
        Path release = folder.resolve(Release.FILE);
        assertEquals(
                "version 7, 2 files, root 1\n",
                python("verify", folder, root, release).text());

        SigningKey second = SigningKey.create();
        Path next = folder.resolve("2.root.json");
        SignedText rotated = RootText.unsigned(
                next,
                2,
                SignedFiles.EXPIRES,
                Optional.of("gate"),
                SignedFiles.signers(2, files.rootKey, second),
                SignedFiles.signers(1, second));
        files.install(rotated.signed(second));
        files.install(files.release(8).signed(second));
        assertRefused("root 2 is not verified", python("verify", folder, root, next, release));
        files.install(rotated.signed(second).signed(files.rootKey));
        assertEquals(
                "version 8, 2 files, root 2\n",
                python("verify", folder, root, next, release).text());

        Files.writeString(release, Files.readString(release).replace("\"version\": 8", "\"version\": 9"));
        assertRefused("UnsignedMetadataError", python("verify", folder, root, next, release));
        files.install(files.release(8).signed(second));
        files.write("bundles/a.jar", "bundle A");
        assertRefused("LengthOrHashMismatchError", python("verify", folder, root, next, release));
    }

    @Test
    void filesOfTheReferenceAreVerified() throws Exception {
        assertEquals("", python("sign", folder).text());
        List<Path> roots = List.of(folder.resolve("1.root.json"), folder.resolve("2.root.json"));
        TrustRoot root = TrustRoot.read(roots);
        Path file = folder.resolve(Release.FILE);
        Release release = root.release(SignedText.read(file));
        assertEquals("gate 1.0 (sequence 3)", release.toString());
        assertEquals(Instant.parse("2031-01-31T12:30:00Z"), release.expires());
        assertEquals(
                List.of(), new InstalledFiles(folder, release).compare(f -> {}).faults());
        TrustRoot first = TrustRoot.read(roots.get(0));
        assertEquals(2, first.rootRole().threshold());
        assertThrows(TrustException.class, () -> first.release(SignedText.read(file)));

        Files.writeString(file, Files.readString(file).replace("-7", "-8"));
        assertThrows(TrustException.class, () -> root.release(SignedText.read(file)));
        // Written again with a signature more, it is still what the reference signed.
        python("sign", Files.createDirectory(folder.resolve("more")));
        Path more = folder.resolve("more/release.json");
        Files.write(more, SignedText.read(more).signed(SigningKey.create()).toBytes());
        assertEquals(
                "version 3, 1 files, root 2\n",
                python(
                                "verify",
                                more.getParent(),
                                more.resolveSibling("1.root.json"),
                                more.resolveSibling("2.root.json"),
                                more)
                        .text());
    }

    @Test
    void canonicalFormIsThatOfTheReference() throws Exception {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            String line = JsonWriter.line(value(random, 4));
            lines.add(line);
            expected.add(Sha256.of(CanonicalJson.encode(Json.parseStrictly(line))));
        }
        Path file = Files.writeString(folder.resolve("documents"), String.join("\n", lines));
        assertEquals(expected, python("canonical", file).text().lines().toList());
        assertNotEquals(expected.get(0), expected.get(1));
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> random.nextLong() >> 5;
            case 1 -> random.nextBoolean();
            case 2, 3 -> text(random);
            case 4 -> Stream.generate(() -> value(random, depth - 1)).limit(3).toList();
            default -> {
                Map<String, Object> map = new TreeMap<>();
                for (int i = random.nextInt(6); i > 0; i--) {
                    map.put(text(random), value(random, depth - 1));
                }
                yield map;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(SIGNS.length() + 1);
            text.append(at < SIGNS.length() ? SIGNS.substring(at, at + 1) : "\ud83d\ude00");
        }
        return text.toString();
    }

    private record Answer(int exit, String text) {}

    private static void assertRefused(String reason, Answer answer) {
        assertEquals(1, answer.exit(), answer::text);
        assertTrue(answer.text().contains(reason), answer::text);
    }

    private static Answer python(Object... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                PYTHON + "/bin/python",
                "-X",
                "utf8",
                Path.of("src/test/resources/reference_tuf.py").toString()));
        for (Object argument : arguments) {
            line.add(argument.toString());
        }
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }
}
