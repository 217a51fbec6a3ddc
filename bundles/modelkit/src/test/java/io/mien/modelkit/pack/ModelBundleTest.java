package io.mien.modelkit.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBundleTest {
    private static final String TEXT = "[basic]\ntype = onnx\nmodel = a.onnx\n[extra]\nmodel_type = face_feature\n"
            + "[mien]\nname = a\nversion = 1.2\nlicence = MIT\nthreshold = 0.7\ntrial = a.trial\nsha256 = "
            + "ab".repeat(32) + "\n";

    @TempDir
    Path folder;

    private byte[] bytes(ModelBundle bundle) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bundle.writeTo(out);
        return out.toByteArray();
    }

    private ModelBundle bundle() throws Exception {
        Path weights = Files.write(folder.resolve("anywhere.bin"), new byte[] {1, 2, 3});
        TrialFiles trial = new TrialFiles("a.trial", new TreeMap<>(Map.of("trial.txt", new byte[] {7})));
        return new ModelBundle(
                TEXT,
                new ModelFiles(WeightsFile.measure(weights, "a"), Collections.emptySortedMap()),
                Optional.of(trial));
    }

    @Test
    void holdsDataAndNothingElse() throws Exception {
        List<String> names = new ArrayList<>();
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(bytes(bundle())))) {
            assertEquals("2", jar.getManifest().getMainAttributes().getValue("Bundle-ManifestVersion"));
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().endsWith(".onnx")) {
                    assertArrayEquals(new byte[] {1, 2, 3}, jar.readAllBytes());
                }
                if (entry.getName().endsWith(".mud")) {
                    assertEquals(TEXT, new String(jar.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        assertEquals(
                List.of(
                        "OSGI-INF/",
                        "OSGI-INF/mien/",
                        "OSGI-INF/mien/a.mud",
                        "OSGI-INF/mien/a.onnx",
                        "OSGI-INF/mien/a.trial/",
                        "OSGI-INF/mien/a.trial/trial.txt"),
                names);
    }

    @Test
    void theSameModelGivesTheSameBytes() throws Exception {
        byte[] first = bytes(bundle());
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertArrayEquals(first, bytes(bundle()));
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void weightsThatChangeMeanwhileAreNotPacked() throws Exception {
        ModelBundle bundle = bundle();
        Files.write(folder.resolve("anywhere.bin"), new byte[] {1, 2, 4});
        assertThrows(IOException.class, () -> bytes(bundle));
    }

    @Test
    void theManifestSaysWhatItIsAndNeeds() throws Exception {
        Attributes main = manifest(TEXT);
        assertEquals("io.mien.model.a", main.getValue("Bundle-SymbolicName"));
        assertEquals("1.2.0", main.getValue("Bundle-Version"));
        assertEquals("MIT", main.getValue("Bundle-License"));
        assertEquals(
                "io.mien.model;io.mien.model=\"a\";type=\"face_feature\";version:Version=\"1.2.0\";licence=\"MIT\";sha256=\""
                        + "ab".repeat(32) + "\";threshold:Double=\"0.7\";trial=\"a.trial\"",
                main.getValue("Provide-Capability"));
        assertEquals(
                "io.mien.decoder;filter:=\"(type=face_feature)\";effective:=active,"
                        + "io.mien.engine;filter:=\"(type=onnx)\";effective:=active",
                main.getValue("Require-Capability"));
    }

    @Test
    void oddNamesBreakNoHeader() throws Exception {
        Attributes main = manifest(TEXT.replace("name = a", "name = Ünß \"(*)\\ ..x..")
                .replace("licence = MIT", "licence = ask, please")
                .replace("face_feature", "odd(type)*"));
        assertEquals("io.mien.model._n________.x", main.getValue("Bundle-SymbolicName"));
        assertEquals("\"ask, please\"", main.getValue("Bundle-License"));
        String provided = main.getValue("Provide-Capability");
        assertEquals(
                "io.mien.model;io.mien.model=\"Ünß \\\"(*)\\\\ ..x..\";type",
                provided.substring(0, provided.indexOf('=', 34)));
        assertEquals(
                "io.mien.decoder;filter:=\"(type=odd\\\\(type\\\\)\\\\*)\"",
                main.getValue("Require-Capability").split(";effective")[0]);
    }

    @Test
    void aVersionThatNoFrameworkTakesIsRefused() {
        assertThrows(ModelRejectedException.class, () -> manifest(TEXT.replace("1.2", "99999999999")));
    }

    private static Attributes manifest(String text) throws Exception {
        byte[] bytes = ModelBundleManifest.of(Mud.parse(text, "a.mud"));
        return new Manifest(new ByteArrayInputStream(bytes)).getMainAttributes();
    }
}
