package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that embeds Mien, as {@code docs/compose-a-product.md} shows it, compiled and run as the page says. */
class EmbeddingProgramIT {
    private static final String MODELS = ".models()";
    private static final String WAIT = ".patience(Duration.ofSeconds(60))";
    private static final String SHORT = ".patience(Duration.ofMillis(500))";

    @TempDir
    Path folder;

    @Test
    void enrollsAndRecognizes() throws Exception {
        Path out = run(DocumentedCode.of("compose-a-product.md").named("Doorbell.java"), 0);
        assertEquals(List.of("Ada"), Files.readAllLines(out));
    }

    @Test
    void saysThatNothingAsksForModels() throws Exception {
        String program = DocumentedCode.of("compose-a-product.md").named("Doorbell.java");
        String without = program.replace(MODELS, "").replace(WAIT, SHORT);
        assertEquals(program.length() - MODELS.length() - WAIT.length() + SHORT.length(), without.length());
        run(without, 1);
        String errors = Files.readString(folder.resolve("err"));
        assertTrue(errors.contains("nothing asks for models (Sessions.open, "), errors);
    }

    private Path run(String program, int expected) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Doorbell.java"), program);
        Path out = folder.resolve("out"), err = folder.resolve("err");
        Path ada = Mien.PICTURES.resolve("people/Ada");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Mien.HOME.resolve("lib") + "/*:" + api(),
                        source.toString(),
                        Mien.HOME.toString(),
                        folder.resolve("gallery").toString(),
                        ada.resolve("1.jpg").toString(),
                        ada.resolve("2.jpg").toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertTrue(process.waitFor(5, TimeUnit.MINUTES), "the program does not end");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(expected, process.exitValue(), Files.readString(err));
        return out;
    }

    private static Path api() throws IOException {
        try (Stream<Path> bundles = Files.list(Mien.HOME.resolve("bundles"))) {
            return bundles.filter(b -> b.getFileName().toString().startsWith("io.mien.api-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
