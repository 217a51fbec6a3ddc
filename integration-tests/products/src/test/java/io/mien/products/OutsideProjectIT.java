package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project of a third party, as {@code docs/tck.md} shows it, built by Maven outside the source tree. It gets Mien from the distribution's
 * repository alone: its own local repository is empty, and what else it needs comes from the one that this build filled.
 */
class OutsideProjectIT {
    private static final String DECODER = "src/main/java/com/example/MyNetDecoder.java";

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void writeWhatThePageShows() throws IOException {
        LongTests.assume();
        project = Files.createDirectory(folder.resolve("mynet"));
        DocumentedCode page = DocumentedCode.of("tck.md");
        for (String file : List.of("pom.xml", DECODER, "src/test/java/com/example/MyNetDecoderTest.java")) {
            page.write(project, file);
        }
        Files.writeString(
                folder.resolve("settings.xml"),
                "<settings><localRepository>" + folder.resolve("local") + "</localRepository>"
                        + "<mirrors><mirror><id>filled</id><mirrorOf>central</mirrorOf><url>"
                        + Path.of(System.getProperty("mien.repository")).toUri()
                        + "</url></mirror></mirrors></settings>");
    }

    @Test
    void buildsAgainstTheDistributionAloneAndABrokenDecoderIsFound() throws Exception {
        Path decoder = project.resolve(DECODER);
        String good = Files.readString(decoder);
        String broken = good.replace("values[i] / Math.sqrt(squares)", "values[i] / squares");
        assertNotEquals(good, broken);

        CommandRun built = maven("package");
        assertEquals(0, built.exit(), built::toString);
        assertTrue(built.out().contains("Failures: 0, Errors: 0, Skipped: 0"), built::toString);
        Path bundle = project.resolve("target/mynet-1.0.0.jar");
        try (JarFile jar = new JarFile(bundle.toFile())) {
            String provided = jar.getManifest().getMainAttributes().getValue("Provide-Capability");
            assertTrue(provided.contains("io.mien.decoder") && provided.contains("mynet"), provided);
        }
        Mien.in(folder)
                .run("deploy", bundle, "--data", folder.resolve("data"))
                .done()
                .says("installed mynet 1.0.0");
        for (String artifact : List.of("io.mien.api", "io.mien.tck")) {
            assertComesFromTheDistribution(folder.resolve("local/io/mien").resolve(artifact));
        }
        assertFalse(Files.exists(folder.resolve("local/io/mien/mien-parent")), "published poms need no parent");

        Files.writeString(decoder, broken);
        CommandRun refused = maven("package");
        assertEquals(1, refused.exit(), refused::toString);
        assertTrue(refused.out().contains("embeddingsHaveUnitLengthAndTheOrderOfTheBatch"), refused::toString);
    }

    private static void assertComesFromTheDistribution(Path artifact) throws IOException {
        try (Stream<Path> versions = Files.list(artifact)) {
            Path version = versions.filter(Files::isDirectory).findFirst().orElseThrow();
            String sources = Files.readString(version.resolve("_remote.repositories"));
            assertTrue(sources.contains(".jar>mien=") && sources.contains(".pom>mien="), sources);
        }
    }

    private CommandRun maven(String goal) throws Exception {
        Path out = folder.resolve("out");
        List<String> command = List.of(
                Path.of(System.getProperty("mien.maven"), "bin", "mvn").toString(),
                "--batch-mode",
                "--no-transfer-progress",
                "--settings",
                folder.resolve("settings.xml").toString(),
                "--global-settings",
                folder.resolve("settings.xml").toString(),
                "-Dmaven.repo.local=" + folder.resolve("local"),
                "-Dmien.home=" + Mien.HOME,
                goal);
        long start = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().keySet().removeAll(List.of("MAVEN_ARGS", "MAVEN_OPTS"));
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(5, TimeUnit.MINUTES), () -> "Maven does not end: " + command);
        } finally {
            process.destroyForcibly();
        }
        return new CommandRun(
                command, process.exitValue(), Files.readString(out), "", Duration.ofNanos(System.nanoTime() - start));
    }
}
