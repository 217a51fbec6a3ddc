package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** How long a start takes, with nothing beside it, and on which JVMs. */
@Isolated
class StartIT {
    private static final int STARTS = 5;

    @TempDir
    private Path folder;

    @Test
    void recognizingOnePictureFromAColdStart(TestReporter reporter) {
        Path data = TestPeople.enrolledIn(folder.resolve("data"));
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            CommandRun run = Mien.atPictures()
                    .run("recognize", "--json", "--data", data, "people/Ada/2.jpg")
                    .done();
            assertEquals("Ada", run.answers().get(0).face().label());
            times.add(run.time().toMillis());
        }
        times.sort(null);
        reporter.publishEntry(
                "mien recognize of one picture, process start to end",
                "median " + times.get(STARTS / 2) + " ms of " + times);
    }

    @Test
    void theSameJarsRunOnJava25(TestReporter reporter) throws IOException {
        Optional<Path> home = java25();
        Assumptions.assumeTrue(home.isPresent(), "no JDK 25: neither JAVA25_HOME nor /usr/lib/jvm/*25*");
        Mien mien = Mien.in(folder).with("JAVA_HOME", home.get().toString());
        mien.run("--version").done().says("Java 25");
        List<String> lines = mien.run("demo").done().lines();
        assertEquals("found 84 of 84 faces, rank-1 56 of 56", lines.get(lines.size() - 1));
        reporter.publishEntry("demo on Java 25", lines.get(lines.size() - 1));
    }

    private static Optional<Path> java25() throws IOException {
        List<Path> homes = new ArrayList<>();
        Optional.ofNullable(System.getenv("JAVA25_HOME")).map(Path::of).ifPresent(homes::add);
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (Stream<Path> found = Files.list(installed)) {
                found.filter(p -> p.getFileName().toString().contains("25")).forEach(homes::add);
            }
        }
        return homes.stream().filter(StartIT::isJava25).findFirst();
    }

    private static boolean isJava25(Path home) {
        try {
            return Files.isExecutable(home.resolve("bin/java"))
                    && Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"25");
        } catch (IOException e) {
            // What does not say its version is not known to be the one.
            return false;
        }
    }
}
