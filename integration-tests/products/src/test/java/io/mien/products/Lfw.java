package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People of LFW with a picture to enroll them from, other pictures of them, and strangers: in all 120, 439 and 200.
 *
 * @param first folder for {@code enroll --people}
 * @param probes pictures of the enrolled
 * @param strangers pictures of others
 */
record Lfw(Path first, List<Path> probes, List<Path> strangers) {
    /** @param first is made of the first pictures */
    static Lfw of(Path shared, Path first) {
        Lfw all = some(shared, first, 1, 1);
        assertEquals(439, all.probes.size());
        assertEquals(200, all.strangers.size());
        return all;
    }

    /** Fewer people, the same at every call: of the enrolled and of the strangers every so manieth by name. */
    static Lfw some(Path shared, Path first, int stepOfKnown, int stepOfStrangers) {
        List<Path> probes = new ArrayList<>();
        for (Path person : every(stepOfKnown, sorted(shared.resolve("media/lfw/known")))) {
            List<Path> pictures = sorted(person);
            TestPeople.copy(pictures.get(0), first.resolve(person.getFileName()).resolve("1.jpg"));
            probes.addAll(pictures.subList(1, pictures.size()));
        }
        List<Path> strangers = sorted(shared.resolve("media/lfw/unknown"));
        return new Lfw(first, List.copyOf(probes), every(stepOfStrangers, strangers));
    }

    /** Of a list the first, and every {@code step}-th after it. */
    static List<Path> every(int step, List<Path> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static List<Path> sorted(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The figures of a function that recognizes pictures. */
    OpenSet measure(Function<List<?>, List<PrintedAnswer>> recognize) {
        List<PrintedAnswer> known = recognize.apply(probes);
        List<PrintedAnswer> unknown = recognize.apply(strangers);
        assertEquals(probes.size(), known.size());
        assertEquals(strangers.size(), unknown.size());
        return OpenSet.of(known, unknown);
    }
}
