package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.products.TrackRecorder.Line;
import io.mien.reference.SharedFolder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Two films with real models, as files that ffmpeg reads: the people who are followed and named, and how many faces are embedded. */
class FilmIT {
    /** Who walks toward the camera in the street: in which frame their picture is, and where. */
    private static final Map<String, int[]> WALKERS = Map.of(
            "boy", new int[] {103, 733, 556, 193, 257},
            "man", new int[] {103, 1150, 636, 128, 160},
            "bald", new int[] {103, 1086, 630, 80, 134},
            "woman", new int[] {39, 192, 623, 160, 192},
            "red", new int[] {39, 578, 543, 192, 224});

    @TempDir
    private Path folder;

    private Product product;
    private Path shared;

    @BeforeEach
    void models() {
        shared = SharedFolder.assume();
        LongTests.assume();
        Assumptions.assumeTrue(
                List.of(System.getenv("PATH").split(":")).stream()
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "ffmpeg"))),
                "no ffmpeg on the path");
        product = new Product(Mien.in(folder), folder.resolve("data"));
        product.on("deploy", pack("retinaface_mnet025_640x480"), pack("mobilefacenet"))
                .done();
    }

    /** The pianist is 24 pixels wide, or seen from the side: no model here knows him. */
    @Test
    void theSingerIsNamedAndNobodyElseIs(TestReporter reporter) throws Exception {
        for (String name : List.of("alex-lacamoire", "lin-manuel-miranda")) {
            product.on("enroll", name, shared.resolve("media/video/hamilton/" + name + ".png"))
                    .done();
        }
        List<Line> lines = watch("hamilton", reporter);
        List<Line> named = lines.stream().filter(Line::known).toList();
        assertEquals(Set.of("lin-manuel-miranda"), labels(named));
        assertEquals(List.of(), named.stream().filter(l -> !isOfTheSinger(l)).toList());
        // "mien recognize" names him in 129 frames; a track is not sure before its second one.
        assertTrue(named.size() >= 126, () -> named.size() + " frames");
    }

    /** By the shots of the film: at the right of the first, and alone in the third. */
    private static boolean isOfTheSinger(Line line) {
        boolean first = line.frame() < 20 && line.box().get(0) > 480;
        return first || line.frame() >= 82 && line.frame() <= 210;
    }

    /** Cut out of the film itself, so that the names are known: nobody has the name of another. */
    @Test
    void walkersAreFollowedWithAFifthOfTheEmbeddings(TestReporter reporter) throws Exception {
        for (String name : new TreeSet<>(WALKERS.keySet())) {
            product.on("enroll", "--force", name, cutOut(name)).done();
        }
        List<Line> lines = watch("street", reporter);
        long embedded = lines.stream().filter(Line::embedded).count();
        assertTrue(embedded * 4 < lines.size(), () -> embedded + " of " + lines.size());
        Map<String, Set<Long>> tracks = lines.stream()
                .filter(Line::known)
                .collect(Collectors.groupingBy(Line::label, Collectors.mapping(Line::track, Collectors.toSet())));
        assertEquals(WALKERS.keySet(), tracks.keySet());
        // The boy and the woman are always in sight; a person whom others hide for seconds may get a second track.
        assertEquals(1, tracks.get("boy").size());
        assertEquals(1, tracks.get("woman").size());
        assertTrue(tracks.values().stream().mapToInt(Set::size).sum() <= 9, tracks::toString);
        assertNobodyIsInTwoPlaces(lines);
        asMuchIsLostAsWasCountedByHand(lines, reporter);
    }

    /**
     * Eleven people come near. In four runs they had 16 or 17 tracks and 6 or 8 switches: frames are embedded ahead, and what is
     * embedded decides whether a second box on one face begins a track. All others are of people who were hidden.
     */
    private static void asMuchIsLostAsWasCountedByHand(List<Line> lines, TestReporter reporter) throws IOException {
        FilmPeople people = FilmPeople.read("street-people.txt");
        List<Line> followed = lines.stream().filter(line -> line.track() >= 0).toList();
        assertEquals(
                people.paths().keySet(),
                followed.stream().flatMap(l -> people.who(l).stream()).collect(Collectors.toSet()));
        List<String> switches = people.switches(lines);
        reporter.publishEntry("switches", switches.toString());
        assertTrue(switches.size() <= 9, switches::toString);
        assertTrue(followed.stream().mapToLong(Line::track).max().orElse(0) <= 18, "18 tracks at most");
        // The track of a man whom another one hides continues for two frames with the face of the other; runs differ,
        // so that such
        // another moment passes, too.
        List<Line> wrong = followed.stream()
                .filter(Line::known)
                .filter(l ->
                        people.who(l).filter(name -> !name.equals(l.label())).isPresent())
                .toList();
        assertTrue(wrong.size() <= 4, wrong::toString);
    }

    private static void assertNobodyIsInTwoPlaces(List<Line> lines) {
        lines.stream()
                .filter(Line::known)
                .collect(Collectors.groupingBy(l -> l.frame() + " " + l.label(), Collectors.counting()))
                .forEach((who, times) -> assertEquals(1, times, who));
    }

    private List<Line> watch(String film, TestReporter reporter) throws IOException {
        Path written = folder.resolve("faces");
        product.on("deploy", TrackRecorder.write(written, folder)).done();
        Path conf = Files.createDirectories(folder.resolve("data/conf"));
        // In the place of the demo.
        Files.writeString(
                conf.resolve("io.mien.live.source~demo.properties"),
                "address=file:" + shared.resolve("media/video/" + film + ".mp4") + "\nname=film\n");
        try (Mien.Running running = product.start("live")) {
            Wait.until(() -> product.status().get("sources").toString().contains("ended"), "the film is over");
            product.on("stop").done();
            running.await().done();
        }
        List<Line> lines = TrackRecorder.read(written);
        reporter.publishEntry(
                film,
                String.format(
                        "%d faces, %d embedded, %d named, %d tracks",
                        lines.size(),
                        lines.stream().filter(Line::embedded).count(),
                        lines.stream().filter(Line::known).count(),
                        lines.stream().mapToLong(Line::track).max().orElse(0)));
        return lines;
    }

    private static Set<String> labels(List<Line> lines) {
        return lines.stream().map(Line::label).collect(Collectors.toSet());
    }

    private Path cutOut(String name) throws IOException, InterruptedException {
        int[] where = WALKERS.get(name);
        Path frame = folder.resolve(name + "-frame.png");
        Process ffmpeg = new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-y",
                        "-i",
                        shared.resolve("media/video/street.mp4").toString(),
                        "-vf",
                        "select=eq(n\\," + where[0] + ")",
                        "-frames:v",
                        "1",
                        frame.toString())
                .inheritIO()
                .start();
        assertEquals(0, ffmpeg.waitFor());
        BufferedImage whole = ImageIO.read(frame.toFile());
        Path face = folder.resolve(name + ".png");
        ImageIO.write(whole.getSubimage(where[1], where[2], where[3], where[4]), "png", face.toFile());
        return face;
    }

    private Path pack(String model) {
        Path jar = folder.resolve(model + ".jar");
        Path mud = ModelFolder.ranked(folder.resolve(model), shared.resolve("models"), model, 10);
        product.mien().run("model", "pack", mud, "-o", jar).done();
        return jar;
    }
}
