package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.reference.SharedFolder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Eight people enrolled from one picture each, recognized in 32 others and in pictures of several of them. */
class CastIT {
    /** The pictures are cut so tight that no detector was trained for it. */
    private static final int PADDING = 40;

    /** How many faces there are in each picture of several. */
    private static final List<Integer> GROUPS = List.of(4, 3, 5, 6, 5);

    @TempDir
    private static Path folder;

    private static Path shared;
    private static final List<Object> PROBES = new ArrayList<>();

    @BeforeAll
    static void pad() throws IOException {
        if (SharedFolder.find().isEmpty()) {
            // Each test says so by itself, and is counted as skipped.
            return;
        }
        shared = SharedFolder.find().get();
        try (Stream<Path> pictures = Files.walk(shared.resolve("media/cast"))) {
            for (Path picture : pictures.filter(Files::isRegularFile).sorted().toList()) {
                String person = picture.getParent().getFileName().toString();
                boolean first = picture.getFileName().toString().equals(person + "1.png");
                Path to = folder.resolve(first ? "first" : "probes")
                        .resolve(person)
                        .resolve(picture.getFileName());
                BufferedImage cut = Pictures.read(picture);
                int width = cut.getWidth() + 2 * PADDING, height = cut.getHeight() + 2 * PADDING;
                Pictures.write(Pictures.framed(cut, width, height, PADDING, PADDING), "png", to);
                if (!first) {
                    PROBES.add(to);
                }
            }
        }
        assertEquals(32, PROBES.size());
    }

    @BeforeEach
    void needsTheSharedFolder() {
        SharedFolder.assume();
    }

    @ParameterizedTest
    @CsvSource({
        "retinaface_mnet025_320x256, mobileface_v2",
        "retinaface_mnet025_320x256, mobilefacenet",
        "face_detector_rfb_320x256, mobileface_v2",
        "face_detector_rfb_320x256, mobilefacenet"
    })
    void everyoneIsNamed(String detector, String extractor, TestReporter reporter) {
        Cast cast = new Cast(detector, extractor);
        List<Object> probes = new ArrayList<>(List.of("--threshold", "0", "--face", "largest"));
        probes.addAll(PROBES);
        List<PrintedAnswer> answers = cast.mien("recognize", probes);
        answers.forEach(a -> assertEquals(List.of(TestPeople.on(a.file())), a.labels(), a::toString));
        reporter.publishEntry("cast, " + detector + " + " + extractor, "rank-1 " + answers.size() + " of 32");
    }

    /** No person is on a picture twice, and two extractors that have nothing in common give the same names. */
    @Test
    void groupsAreNamedAlikeByTwoExtractors(TestReporter reporter) {
        List<PrintedAnswer> one = groups("mobileface_v2"), other = groups("mobilefacenet");
        int same = 0, faces = 0;
        for (int i = 0; i < GROUPS.size(); i++) {
            assertEquals(GROUPS.get(i), one.get(i).faces().size(), one.get(i)::toString);
            for (PrintedAnswer answer : List.of(one.get(i), other.get(i))) {
                assertEquals(answer.faces().size(), new HashSet<>(answer.labels()).size(), answer::toString);
            }
            faces += GROUPS.get(i);
            for (int f = 0; f < GROUPS.get(i); f++) {
                same += one.get(i).labels().get(f).equals(other.get(i).labels().get(f)) ? 1 : 0;
            }
        }
        reporter.publishEntry("groups", same + " of " + faces + " faces named alike by two extractors");
        int least = faces - 2;
        assertTrue(same >= least, one + "\n" + other);
    }

    private static List<PrintedAnswer> groups(String extractor) {
        Path groups = shared.resolve("media/groups");
        return new Cast("retinaface_mnet025_320x256", extractor).mien("recognize", List.of("--threshold", "0", groups));
    }

    /** The rest of the pictures: none makes the command fail, and in those without a face none is found. */
    @Test
    void edgePictures() {
        Path edge = shared.resolve("media/edge");
        Set<String> faceless = new TreeSet<>();
        List<PrintedAnswer> answers =
                new Cast("retinaface_mnet025_320x256", "mobileface_v2").mien("embed", List.of(edge));
        assertEquals(20, answers.size(), "all but the raw frame");
        for (PrintedAnswer answer : answers) {
            assertEquals("", answer.error());
            answer.faces().forEach(f -> assertEquals(256, f.embedding().length));
            if (answer.faces().isEmpty()) {
                faceless.add(Path.of(answer.file()).getFileName().toString());
            }
        }
        assertTrue(faceless.containsAll(Set.of("no_face.png", "view.jpg")), faceless::toString);
        assertTrue(faceless.size() <= 4, faceless::toString);
        CommandRun raw = Mien.in(edge)
                .run("detect", "--data", folder.resolve("raw"), "r0_w330_h409_c3.nv21")
                .failed();
        raw.tells("r0_w330_h409_c3.nv21", "not a picture");
    }

    /** The cast enrolled with a detector and an extractor. */
    private record Cast(String detector, String extractor) {
        Path data() {
            Path data = folder.resolve("data-" + detector + "-" + extractor);
            if (!Files.exists(data)) {
                run(data, "enroll", List.of("--face", "largest", "--people", folder.resolve("first")));
            }
            return data;
        }

        List<PrintedAnswer> mien(String verb, List<Object> more) {
            return run(data(), verb, more).answers();
        }

        private CommandRun run(Path data, String verb, List<Object> more) {
            List<Object> all = new ArrayList<>(List.of(verb, "--json", "--data", data));
            all.addAll(List.of("--models", shared.resolve("models")));
            all.addAll(List.of("--detector", detector, "--extractor", extractor));
            all.addAll(more);
            return Mien.in(folder).run(all.toArray()).done();
        }
    }
}
