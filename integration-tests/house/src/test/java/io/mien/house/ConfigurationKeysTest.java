package io.mien.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.configuration.Attribute;
import io.mien.boot.configuration.Metatypes;
import io.mien.runtime.MienRuntime;
import io.mien.runtime.RuntimeOptions;
import io.mien.runtime.StartException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every key of every component of the distribution: a value that it does not take is refused at the start, by name. */
@Timeout(60)
class ConfigurationKeysTest {
    private static final Path HOME = Path.of(System.getProperty("mien.home"));

    private static Metatypes metatypes;

    /** A product that has every bundle, those too that come with some commands only. */
    private static Path everything;

    @BeforeAll
    static void read(@TempDir Path folder) throws IOException {
        List<Path> bundles;
        try (Stream<Path> files = Files.list(HOME.resolve("bundles"))) {
            bundles = files.toList();
        }
        metatypes = Metatypes.of(bundles);
        String ids = bundles.stream()
                .map(bundle -> bundle.getFileName().toString().replaceFirst("\\.jar$", ""))
                .map(name -> name.replaceFirst("^(.*?)-(\\d)", "\"all:$1:$2"))
                .collect(Collectors.joining("\", ", "", "\""));
        everything = Files.writeString(
                folder.resolve("everything.json"), "{\"id\": \"all:all:1\", \"bundles\": [" + ids + "]}");
        assertTrue(metatypes.pids().containsAll(List.of("io.mien.recognizer", "io.mien.store.derby.spare")));
    }

    /** A number without a least one would take -7. */
    @Test
    void everyNumberHasALeastOne() {
        List<String> without = new ArrayList<>();
        for (String pid : metatypes.pids()) {
            for (Attribute key : metatypes.attributes(pid).values()) {
                boolean number = key.allowed().contains("number");
                if (number && key.least().isEmpty() && !key.key().equals("service.ranking")) {
                    without.add(pid + ":" + key.key());
                }
            }
        }
        assertEquals(List.of(), without);
    }

    @Test
    void aValueOfAnotherTypeIsRefused() {
        refuses(key -> key.allowed().equals("text") ? Optional.empty() : Optional.of("banana"));
    }

    @Test
    void aNumberBelowTheLeastIsRefused() {
        refuses(key -> key.least().map(least -> least.subtract(BigDecimal.ONE).toPlainString()));
    }

    @Test
    void aNumberAboveTheGreatestIsRefused() {
        refuses(key -> key.most().map(most -> most.add(BigDecimal.ONE).toPlainString()));
    }

    private interface BadValue {
        Optional<String> of(Attribute key);
    }

    /** One start with bad values for all keys at once; it ends before anything is started. */
    private void refuses(BadValue bad) {
        List<String> asked = new ArrayList<>();
        Map<String, Map<String, Object>> configurations = new HashMap<>();
        for (String pid : metatypes.pids()) {
            Map<String, Object> values = new HashMap<>();
            metatypes.attributes(pid).values().forEach(key -> bad.of(key).ifPresent(value -> {
                values.put(key.key(), value);
                asked.add("the program: " + key.key() + " of " + pid + " is '" + value + "'; allowed is "
                        + key.allowed());
            }));
            configurations.put(pid, values);
        }
        assertTrue(asked.size() > 5, asked.toString());
        asked.removeAll(refusal(configurations));
        assertEquals(List.of(), asked);
    }

    private List<String> refusal(Map<String, Map<String, Object>> configurations) {
        RuntimeOptions options = RuntimeOptions.standalone();
        for (var configuration : configurations.entrySet()) {
            options = options.withConfiguration(configuration.getKey(), configuration.getValue());
        }
        try (MienRuntime started = MienRuntime.start(HOME, everything.toString(), options)) {
            throw new AssertionError(started.version() + " takes all values");
        } catch (StartException e) {
            return e.getMessage().lines().map(String::strip).toList();
        }
    }
}
