package io.mien.host.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.host.TestModelFolder;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.support.files.Sha256;
import io.mien.support.jar.JarLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models whose weights lie in a second file, {@code data/w.bin}, loose and in a jar. */
class DataFilesTest {
    private static final String DATA = "data/w.bin";

    @TempDir
    Path folder;

    @Test
    void sameGraphAndOtherDataAreTwoModels() throws Exception {
        String one = loose("one", graph(DATA), "1").id().sha256();
        String two = loose("two", graph(DATA), "2").id().sha256();
        assertNotEquals(one, two);
        assertEquals(one, loose("again", graph(DATA), "1").id().sha256());
    }

    @Test
    void aModelInOneFileKeepsItsIdentity() throws Exception {
        Path file = folder("single").resolve("m.onnx");
        Files.writeString(file, "weights");
        assertEquals(Sha256.of(file), new LooseWeights(file).prove(mud("")).id().sha256());
    }

    @Test
    void aJarGivesTheSameModelWithAllItsFiles() throws Exception {
        String expected = loose("one", graph(DATA), "1").id().sha256();
        ModelWeights packed = jar("a.jar", graph(DATA), "1");
        ModelWeights.Proved proved = packed.prove(mud(""));
        assertEquals(expected, proved.id().sha256());
        assertEquals(List.of("m.onnx", "w.bin"), names(proved));
        assertEquals("1", Files.readString(proved.files().get(1)));
        // The description of a packed model says the digest: then it is unpacked once, unless it was damaged.
        Mud described = mud("sha256 = " + expected);
        assertEquals(proved, packed.prove(described));
        Files.writeString(proved.files().get(1), "0");
        assertEquals("1", Files.readString(packed.prove(described).files().get(1)));
    }

    @Test
    void anotherJarWithOtherDataIsRefusedByItsDigest() throws Exception {
        String expected = loose("one", graph(DATA), "1").id().sha256();
        Mud described = mud("sha256 = " + expected);
        jar("a.jar", graph(DATA), "1").prove(described);
        ModelWeights swapped = jar("b.jar", graph(DATA), "2");
        // The same size and graph: only the digest of the data tells.
        ModelRejectedException refused =
                assertThrows(ModelRejectedException.class, () -> new LooseWeights(unpacked(swapped)).prove(described));
        assertTrue(refused.getMessage().contains("m.onnx with data/w.bin has the SHA-256"), refused.getMessage());
    }

    @Test
    void missingDataIsNamed() throws Exception {
        for (ModelWeights weights : List.of(looseWeights("none", graph(DATA), ""), jar("none.jar", graph(DATA), ""))) {
            ModelRejectedException refused = assertThrows(ModelRejectedException.class, () -> weights.prove(mud("")));
            assertEquals("m: no data file data/w.bin, which m.onnx names", refused.getMessage());
        }
    }

    @Test
    void dataOutsideTheFolderIsRefused() throws Exception {
        ModelWeights outside = looseWeights("outside", graph("../one/data/w.bin"), "1");
        assertThrows(ModelRejectedException.class, () -> outside.prove(mud("")));
    }

    private Path unpacked(ModelWeights weights) throws Exception {
        return weights.prove(mud("")).files().get(0);
    }

    private static List<String> names(ModelWeights.Proved proved) {
        return proved.files().stream().map(f -> f.getFileName().toString()).toList();
    }

    private ModelWeights.Proved loose(String name, byte[] graph, String data) throws Exception {
        return looseWeights(name, graph, data).prove(mud(""));
    }

    private ModelWeights looseWeights(String name, byte[] graph, String data) throws IOException {
        Path place = folder(name);
        if (!data.isEmpty()) {
            Files.createDirectories(place.resolve(DATA).getParent());
            Files.writeString(place.resolve(DATA), data);
        }
        return new LooseWeights(Files.write(place.resolve("m.onnx"), graph));
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private ModelWeights jar(String name, byte[] graph, String data) throws IOException {
        Path jar = folder("jars-" + name).resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            Map<String, byte[]> files = Map.of(
                    "m.mud",
                    text("").getBytes(StandardCharsets.UTF_8),
                    "m.onnx",
                    graph,
                    DATA,
                    data.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                if (file.getValue().length > 0) {
                    zip.putNextEntry(new ZipEntry("OSGI-INF/mien/" + file.getKey()));
                    zip.write(file.getValue());
                    zip.closeEntry();
                }
            }
        }
        return new FolderModels(folder.resolve("cache"), new JarLimits("test", 1, 10, 1, 2, 1), Optional.empty())
                .search(List.of(jar.getParent()), 1)
                .models
                .get(0)
                .weights();
    }

    private static Mud mud(String more) throws ModelRejectedException {
        return Mud.parse(text(more), "m.mud");
    }

    private static String text(String more) {
        return TestModelFolder.mud("m", "retinaface", more);
    }

    /** A model in ONNX format with one initializer whose data lies at this location. */
    private static byte[] graph(String location) throws IOException {
        byte[] key = field(1, "location".getBytes(StandardCharsets.UTF_8));
        byte[] value = field(2, location.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.write(key);
        entry.write(value);
        return field(7, field(5, field(13, entry.toByteArray())));
    }

    private static byte[] field(int number, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(number << 3 | 2);
        out.write(content.length);
        out.write(content);
        return out.toByteArray();
    }
}
