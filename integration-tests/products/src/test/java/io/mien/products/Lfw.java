package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * 120 people of LFW with a picture to enrol them from, 439 other pictures of them, and 200 strangers.
 *
 * @param first folder for {@code enroll --people}
 * @param probes pictures of the enrolled
 * @param strangers folder of pictures of others
 */
record Lfw(Path first, List<Path> probes, Path strangers) {
    /** @param first is made of the first pictures */
    static Lfw of(Path shared, Path first) {
        List<Path> probes = new ArrayList<>();
        for (Path person : sorted(shared.resolve("media/lfw/known"))) {
            List<Path> pictures = sorted(person);
            People.copy(pictures.get(0), first.resolve(person.getFileName()).resolve("1.jpg"));
            probes.addAll(pictures.subList(1, pictures.size()));
        }
        assertEquals(439, probes.size());
        return new Lfw(first, List.copyOf(probes), shared.resolve("media/lfw/unknown"));
    }

    private static List<Path> sorted(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Figures of whoever recognises pictures. */
    OpenSet measure(Function<List<?>, List<Answer>> recognize) {
        List<Answer> known = recognize.apply(probes);
        List<Answer> unknown = recognize.apply(List.of(strangers));
        assertEquals(probes.size(), known.size());
        assertEquals(200, unknown.size());
        return OpenSet.of(known, unknown);
    }
}
