package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that another component has now. */
class MovedKeyTest {
    private static final String COMMAND = "io.mien.command";
    private static final String RECOGNIZER = "io.mien.recognizer";

    @TempDir
    Path conf;

    private FeatureConfigurations read(Map<String, Map<String, Object>> ofProduct) throws Exception {
        Feature feature = new Feature(new BundleId("io.mien", "door", "1.0"), List.of(), ofProduct, Map.of());
        return FeatureConfigurations.of(feature, List.of(conf), Map.of(), Optional.empty());
    }

    @Test
    void isReadAsThatOfItsOwner() throws Exception {
        Files.writeString(conf.resolve(COMMAND + ".properties"), "keep.chips = false\nworkers = 2\n");
        FeatureConfigurations read = read(Map.of());
        assertEquals(Map.of("workers", "2"), read.values(COMMAND));
        assertEquals(Map.of("keep.chips", "false"), read.values(RECOGNIZER));
    }

    @Test
    void aValueOfTheOwnerCountsFirst() throws Exception {
        Files.writeString(conf.resolve(COMMAND + ".properties"), "keep.chips = true\n");
        FeatureConfigurations read = read(Map.of(RECOGNIZER, Map.of("keep.chips", false)));
        assertEquals(Map.of("keep.chips", false), read.values(RECOGNIZER));
    }

    @Test
    void withoutItNothingIsConfigured() throws Exception {
        assertEquals(Map.of(), read(Map.of(COMMAND, Map.of("workers", 1))).values(RECOGNIZER));
    }
}
