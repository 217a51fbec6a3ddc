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
    private static final String HOST = ".withConfiguration(\"io.mien.host\", Map.of())";
    private static final String WAIT = "60_000L";

    @TempDir
    Path folder;

    @Test
    void enrollsAndRecognizes() throws Exception {
        Path out = run(DocumentedCode.of("compose-a-product.md").named("Doorbell.java"), 0);
        assertEquals(List.of("Ada"), Files.readAllLines(out));
    }

    @Test
    void saysThatTheHostHasNoConfiguration() throws Exception {
        String program = DocumentedCode.of("compose-a-product.md").named("Doorbell.java");
        String unconfigured = program.replace(HOST, "").replace(WAIT, "500L");
        assertEquals(program.length() - HOST.length() - WAIT.length() + 4, unconfigured.length());
        run(unconfigured, 1);
        String errors = Files.readString(folder.resolve("err"));
        assertTrue(errors.contains("it has no configuration (io.mien.host)"), errors);
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
