package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mien.model.Mud;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code mien model convert} with the vendor's compiler, on a few synthetic people: not how a model is made that is to be used.
 * Skipped where the compiler was never installed: its first call fetches it.
 */
class ConvertIT {
    private static final Path COMPILER = Path.of(System.getProperty("user.home"), ".cache/mien/compiler-1.18.1");

    @TempDir
    private Path folder;

    @BeforeEach
    void needsTheCompiler() {
        assumeTrue(Files.exists(COMPILER.resolve("ready")), "no compiler in " + COMPILER);
    }

    @Test
    void anOnnxModelBecomesABundleForTheChip() throws Exception {
        new ModelFolder(folder).add("mine", "mien_feature", "face_feature");
        Object[] convert = {
            "model",
            "convert",
            "mine.onnx",
            "mine.mud",
            "--calibrate",
            Mien.PICTURES.resolve("people"),
            "-o",
            "npu",
            "--pictures",
            "24"
        };
        CommandRun run = Mien.in(folder)
                .within(Duration.ofMinutes(20))
                .run(convert)
                .done()
                .says("packed mine_npu 1.0.0");

        Path made = folder.resolve("npu/mine_npu.mud");
        Mud said = Mud.parse(Files.readString(made), made.toString());
        assertEquals("cvimodel", said.format());
        assertEquals(127.5f, said.mean().get(0), "the normalization left the graph");
        byte[] weights = Files.readAllBytes(folder.resolve("npu/mine_npu.cvimodel"));
        assertEquals("CviModel", new String(weights, 0, 8, StandardCharsets.US_ASCII));
        assertTrue(Files.exists(folder.resolve("npu/io.mien.model.mine_npu-1.0.0.jar")), run::toString);
        // Measured in the simulator that came with the compiler.
        run.says("checked against mine").says("cosine  mean");
        assertEquals("mine", said.equivalentTo().orElseThrow().model().name());
    }
}
