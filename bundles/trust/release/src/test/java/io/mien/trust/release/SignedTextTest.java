package io.mien.trust.release;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedTextTest {
    private static final Path FILE = Path.of("release.json");
    private static final String ID = "0".repeat(64);
    private static final String RELEASE =
            "{\"_type\":\"targets\",\"spec_version\":\"1.0.34\",\"version\":7,\"expires\":\"2030-01-31T00:00:00Z\","
                    + "\"x-mien\":{\"product\":\"gate\",\"version\":\"1.0\",\"platform\":\"linux-x86-64\",\"more\":null},"
                    + "\"targets\":{\"bundles/a.jar\":{\"length\":8,\"hashes\":{\"sha256\":\"" + ID
                    + "\"}}},\"x-other\":[true]}";

    @TempDir
    Path folder;

    @Test
    void releaseIsReadAndWhatIsNotKnownIsKept() throws Exception {
        SigningKey key = SigningKey.create();
        SignedText text = parse(RELEASE).signed(key);
        assertEquals(
                new Release(
                        "gate",
                        "1.0",
                        "linux-x86-64",
                        7,
                        SignedFiles.EXPIRES,
                        List.of(new ReleasedFile("bundles/a.jar", 8, ID))),
                ReleaseText.read(text));
        SignedText again = SignedText.parse(FILE, new String(text.toBytes(), StandardCharsets.UTF_8));
        assertTrue(again.isSignedBy(key.verification()));
        assertTrue(new String(again.toBytes(), StandardCharsets.UTF_8).contains("\"x-other\": [true]"));
        assertFalse(parse(RELEASE.replace("[true]", "[false]")).isSignedBy(key.verification()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"version\":7 | \"version\":7,\"version\":8 | the member 'version' comes twice",
                "\"version\":7 | \"version\":7.0 | a number that is not whole",
                "\"version\":7 | \"version\":7e1 | a number that is not whole",
                "\"version\":7 | \"version\":0 | the version 0 is below 1",
                "\"version\":7 | \"version\":\"7\" | 'version' is missing or of another type",
                "\"version\":7 | \"version\":9999999999999999999 | a value is missing",
                "targets\",\"spec | root\",\"spec | its _type is not 'targets'",
                "1.0.34 | 2.0.0 | its spec_version is not 1.x",
                "2030-01-31T00:00:00Z | 2030-01-31 | its expiry is not a time",
                "2030-01-31T00:00:00Z | 2030-01-31T00:00:00.5Z | its expiry is not a time",
                "2030-01-31T00:00:00Z | 2030-02-31T00:00:00Z | its expiry is not a time",
                "2030-01-31T00:00:00Z | 2030-01-31T00:00:00+01:00 | its expiry is not a time",
                "\"x-other\" | \"delegations\" | it delegates to other files",
                "\"length\":8 | \"length\":-8 | has a length below 0",
                "sha256\":\"00 | sha256\":\"0G | has no SHA-256 of 64",
                "\"sha256\" | \"md5\" | has other hashes than sha256",
                "\"hashes\":{ | \"hashes\":{\"sha512\":\"00\", | has other hashes than sha256",
                "bundles/a.jar | /etc/passwd | is not a path within",
                "bundles/a.jar | bundles/../../a | is not a path within",
                "bundles/a.jar | .. | is not a path within",
                "bundles/a.jar | bundles/./a | is not a path within",
                "bundles/a.jar | bundles//a | is not a path within",
                "bundles/a.jar | bundles/ | is not a path within",
                "bundles/a.jar | bundles\\\\a | is not a path within",
                "bundles/a.jar | C:a | is not a path within",
                "bundles/a.jar | a\\u0000b | is not a path within",
                "bundles/a.jar | a\\u0085b | is not a path within",
                "bundles/a.jar | `` | is not a path within",
                "\"gate\" | \"../gate\" | the product is not a name",
                "\"gate\" | \"\" | the product is not a name",
                "[true] | [1.5] | a number that is not whole",
                "[true] | \"\\ud800\" | holds a text that is not Unicode",
            })
    void wrongReleaseIsRefused(String part, String wrong, String reason) throws Exception {
        refused(envelope("[]", RELEASE.replace(part, wrong)), reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 'keyid' is missing",
                "{\"keyid\":\"ab\",\"sig\":\"00\"} | 'keyid' has another form",
                "{\"keyid\":\"ID\",\"sig\":\"0g\"} | 'sig' has another form",
                "{\"keyid\":\"ID\",\"sig\":\"00\"},{\"keyid\":\"ID\",\"sig\":\"01\"} | two signatures name the key",
            })
    void wrongSignatureIsRefused(String signatures, String reason) {
        refused(envelope("[" + signatures.replace("ID", ID) + "]", RELEASE), reason);
    }

    @Test
    void depthAndSignaturesAreBounded() {
        refused(envelope("[]", "[".repeat(5000)), "more than 100 objects and arrays in each other");
        String many = IntStream.range(0, 101)
                .mapToObj(i -> String.format(Locale.ROOT, "{\"keyid\":\"%064x\",\"sig\":\"\"}", i))
                .collect(Collectors.joining(","));
        refused(envelope("[" + many + "]", RELEASE), "more than 100 signatures");
    }

    @Test
    void tooLongPathIsRefused() {
        refused(
                envelope("[]", RELEASE.replace("bundles/a.jar", "a".repeat(ReleasedFile.LONGEST_PATH + 1))),
                "is not a path within");
    }

    @Test
    void tenThousandFilesAreReadAndMoreAreRefused() throws Exception {
        List<ReleasedFile> files = new ArrayList<>();
        IntStream.range(0, Release.MOST_FILES)
                .forEach(i -> files.add(new ReleasedFile(String.format(Locale.ROOT, "bundles/%0200d", i), i, ID)));
        Release release = new Release("gate", "1.0", "linux-x86-64", 1, SignedFiles.EXPIRES, files);
        Path file = Files.write(folder.resolve("release.json"), ReleaseText.unsigned(release));
        assertEquals(release, ReleaseText.read(file));
        assertTrue(Files.size(file) < SignedText.MOST_BYTES);
        String one = "\"a\": {\"length\": 0, \"hashes\": {\"sha256\": \"" + ID + "\"}}, \"targets\": {";
        String more = Files.readString(file)
                .replace(
                        "\"targets\": {",
                        one.replace("\"a\"", "\"targets\": {\"a\"").replace(", \"targets\": {", ", "));
        TrustException e = assertThrows(TrustException.class, () -> ReleaseText.read(SignedText.parse(file, more)));
        assertTrue(e.getMessage().contains("more than 10000 files are listed"), e.getMessage());
    }

    @Test
    void sameReleaseGivesTheSameBytesWhateverTheOrder() {
        ReleasedFile a = new ReleasedFile("a", 1, ID);
        ReleasedFile b = new ReleasedFile("b", 1, ID);
        assertArrayEquals(
                ReleaseText.unsigned(new Release("p", "1", "x", 1, SignedFiles.EXPIRES, List.of(a, b))),
                ReleaseText.unsigned(new Release("p", "1", "x", 1, SignedFiles.EXPIRES.plusMillis(5), List.of(b, a))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Release("p", "1", "x", 1, SignedFiles.EXPIRES, List.of(a, b, a)));
    }

    private static SignedText parse(String signed) throws TrustException {
        return SignedText.parse(FILE, envelope("[]", signed));
    }

    private static String envelope(String signatures, String signed) {
        return "{\"signatures\":" + signatures + ",\"signed\":" + signed + "}";
    }

    private static void refused(String text, String reason) {
        TrustException e = assertThrows(TrustException.class, () -> ReleaseText.read(SignedText.parse(FILE, text)));
        assertTrue(e.getMessage().startsWith("release.json: ") && e.getMessage().contains(reason), e.getMessage());
    }
}
