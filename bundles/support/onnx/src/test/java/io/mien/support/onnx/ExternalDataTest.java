package io.mien.support.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.support.files.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalDataTest {
    private static final Set<String> ALL =
            Set.of("data/weights.bin", "in_branch.bin", "in_function.bin", "in_node.bin", "sparse.bin");

    @TempDir
    Path folder;

    @Test
    void findsTheDataOfEveryKindOfTensor() throws Exception {
        assertEquals(ALL, ExternalData.locations(resource("graph_data.onnx")));
        assertEquals(Set.of(), ExternalData.locations(resource("no_data.onnx")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../weights.bin",
                "data/../../w",
                "..",
                "a/./b",
                "a//b",
                "C:w.bin",
                "a\\b",
                "",
                " a",
                "w\u001b[31m",
                "*/_ORT_MEM_ADDR_/*"
            })
    void refusesALocationOutsideTheFolder(String location) throws Exception {
        Path model = Files.write(folder.resolve("m.onnx"), model(location));
        UnsafeLocationException refused =
                assertThrows(UnsafeLocationException.class, () -> ExternalData.locations(model));
        assertTrue(refused.getMessage().chars().noneMatch(Character::isISOControl), refused.getMessage());
    }

    @Test
    void aTornFileNamesNothingThatTheWholeOneDoesNot() throws Exception {
        byte[] whole = Files.readAllBytes(resource("graph_data.onnx"));
        for (int length = 0; length < whole.length; length += 97) {
            Path torn = Files.write(folder.resolve("torn.onnx"), Arrays.copyOf(whole, length));
            assertTrue(ALL.containsAll(ExternalData.locations(torn)));
        }
    }

    @Test
    void noiseIsReadToItsEnd() throws Exception {
        byte[] noise = new byte[300];
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            random.nextBytes(noise);
            Path file = Files.write(folder.resolve("noise.onnx"), noise);
            assertEquals(Set.of(), ExternalData.locations(file));
        }
    }

    /** Protocol buffers of a graph within a graph within a graph: a stack must not overflow. */
    @Test
    void endlessNestingIsNotFollowed() throws Exception {
        byte[] inner = {};
        for (int i = 0; i < 3000; i++) {
            inner = field(6, inner);
            inner = field(5, inner);
            inner = field(1, inner);
        }
        Path file = Files.write(folder.resolve("deep.onnx"), field(7, inner));
        assertEquals(Set.of(), ExternalData.locations(file));
    }

    @Test
    void theDigestOfAModelInOneFileIsThatOfTheFile() throws Exception {
        Path model = resource("no_data.onnx");
        assertEquals(Sha256.of(model), ExternalData.digest(model, new TreeSet<>()));
    }

    @Test
    void theDigestDependsOnEveryByteAndName() throws Exception {
        Path model = Files.write(folder.resolve("m.onnx"), model("w.bin"));
        Files.writeString(folder.resolve("w.bin"), "one");
        Files.writeString(folder.resolve("v.bin"), "one");
        SortedSet<String> data = ExternalData.locations(model);
        String one = ExternalData.digest(model, data);
        assertNotEquals(Sha256.of(model), one);
        assertNotEquals(one, ExternalData.digest(model, new TreeSet<>(Set.of("v.bin"))));
        Files.writeString(folder.resolve("w.bin"), "two");
        assertNotEquals(one, ExternalData.digest(model, data));
        Files.delete(folder.resolve("w.bin"));
        assertThrows(NoSuchFileException.class, () -> ExternalData.digest(model, data));
    }

    /** A model with one initializer whose data lies there. */
    private static byte[] model(String location) throws IOException {
        byte[] entry = join(
                field(1, "location".getBytes(StandardCharsets.UTF_8)),
                field(2, location.getBytes(StandardCharsets.UTF_8)));
        return field(7, field(5, field(13, entry)));
    }

    private static byte[] field(int number, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(number << 3 | 2);
        int length = content.length;
        while (length > 0x7f) {
            out.write(length & 0x7f | 0x80);
            length >>>= 7;
        }
        out.write(length);
        out.write(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static Path resource(String name) throws Exception {
        return Path.of(ExternalDataTest.class.getResource("/models/" + name).toURI());
    }
}
