package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureReaderTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatTheLauncherNeeds() throws Exception {
        Feature feature = read(
                """
                // a product
                {
                  "feature-resource-version": "1.0",
                  "id": "io.mien:desk:1.2",
                  "name": "ignored", /* and this too */
                  "variables": {"place": "default", "other": "of its own"},
                  "bundles": [
                    {"id": "g:a:1", "hash": "ignored"},
                    {"id": "g:b.${mien.platform}:2", "optional": true},
                    "g:c:3"
                  ],
                  "configurations": {
                    "a.pid": {"one": 1, "half": 0.5, "yes": true, "where": "${place}/x", "who": ["${other}"]}
                  },
                  "extensions": {
                    "framework-launching-properties": {
                      "kind": "optional", "type": "json", "json": {"a.b": "c", "n": 3}
                    },
                    "something-else": {"kind": "optional", "type": "text", "text": ["x"]}
                  }
                }
                """);
        assertEquals(BundleId.parse("io.mien:desk:1.2"), feature.id());
        assertEquals(
                List.of(
                        new FeatureBundle(BundleId.parse("g:a:1"), Set.of(), false),
                        new FeatureBundle(BundleId.parse("g:b.linux-x:2"), Set.of(), true),
                        new FeatureBundle(BundleId.parse("g:c:3"), Set.of(), false)),
                feature.bundles());
        assertEquals(Map.of("a.b", "c", "n", "3"), feature.properties());
        Map<String, Object> values = feature.configurations().get("a.pid");
        assertEquals(1L, values.get("one"));
        assertEquals(.5, values.get("half"));
        assertEquals(true, values.get("yes"));
        assertEquals("known/x", values.get("where"));
        assertEquals("of its own", ((String[]) values.get("who"))[0]);
    }

    @Test
    void aSystemPropertyGoesBeforeOtherValues() throws Exception {
        System.setProperty("place", "/elsewhere");
        try {
            Feature feature = read(
                    "{\"id\": \"a:b:1\", \"bundles\": [], \"configurations\": {\"p\": {\"where\": \"${place}\"}}}");
            assertEquals("/elsewhere", feature.configurations().get("p").get("where"));
        } finally {
            System.clearProperty("place");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | not a JSON object",
                "{ | line 1, column 2",
                "{} | 'id'",
                "{\"id\": \"a:b\", \"bundles\": []} | group:artifact:version",
                "{\"id\": \"a:b:1\"} | 'bundles'",
                "{\"id\": \"a:b:1\", \"extensions\": {\"mien-wants\": {}}} | when the distribution is built",
                "{\"id\": \"a:b:1\", \"bundles\": [5]} | group:artifact:version",
                "{\"id\": \"a:b:1\", \"bundles\": [{}]} | 'id'",
                "{\"id\": \"a:b:1\", \"bundles\": [{\"id\": \"a:c:1\", \"optional\": 1}]} | 'optional'",
                "{\"id\": \"a:b:1\", \"bundles\": [\"a:${b}:1\"]} | ${b}",
                "{\"id\": \"a:b:1\", \"bundles\": [], \"configurations\": []} | 'configurations'",
                "{\"id\": \"a:b:1\", \"bundles\": [], \"configurations\": {\"p\": 5}} | 'p'",
                "{\"id\": \"a:b:1\", \"bundles\": [], \"configurations\": {\"p\": {\"x\": {}}}} | 'x'",
                "{\"id\": \"a:b:1\", \"bundles\": [], \"configurations\": {\"p\": {\"x\": null}}} | 'x'",
                "{\"id\": \"a:b:1\", \"bundles\": [], \"configurations\": {\"p\": {\"x:Integer\": \"y\"}}} | of the type Integer",
                "{\"id\": \"a:b:1\", \"bundles\": [], \"configurations\": {\"p\": {\"x:Odd\": 1}}} | x:Odd",
                "{\"id\": \"a:b:1\", \"bundles\": [], \"configurations\": {\"p\": {\"x\": [1, \"y\"]}}} | mixes",
                "{\"id\": \"a:b:1\", \"bundles\": []} {} | after",
            })
    void namesWhatIsWrongWithTheFile(String json, String word) {
        StartException e = assertThrows(StartException.class, () -> read(json));
        assertTrue(e.getMessage().contains("test.json"), e.getMessage());
        assertTrue(e.getMessage().contains(word), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "Linux,amd64,linux-x86-64",
        "Linux,aarch64,linux-aarch64",
        "Mac OS X,aarch64,macos-aarch64",
        "Windows 11,amd64,windows-x86-64",
        "Linux,riscv64,linux-riscv64"
    })
    void platformsAreNamedAsTheFragmentsAre(String system, String architecture, String platform) {
        assertEquals(platform, Platform.of(system, architecture));
    }

    private Feature read(String json) throws IOException, StartException {
        Path file = Files.writeString(folder.resolve("test.json"), json);
        return FeatureReader.read(file, Map.of("mien.platform", "linux-x", "place", "known"));
    }
}
