package io.mien.products;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The eight synthetic people of the distribution, and galleries of them. */
final class TestPeople {
    /** Everybody, in the order of their names. */
    static final List<String> NAMES = List.of("Ada", "Bela", "Chidi", "Dov", "Edda", "Farid", "Gus", "Hana");

    /** Pictures of each. */
    static final int EACH = 6;

    private static Path template;

    private TestPeople() {}

    /** A picture of somebody, relative to the folder of pictures. */
    static String picture(String name, int number) {
        return "people/" + name + "/" + number + ".jpg";
    }

    /** The pictures of everybody that nobody is enrolled from, relative to the folder of pictures. */
    static List<String> probes() {
        return NAMES.stream()
                .flatMap(name -> Stream.of(2, 3, 4, 5, 6).map(n -> picture(name, n)))
                .toList();
    }

    /** The person on a picture {@code people/NAME/1.jpg}. */
    static String on(String picture) {
        return Path.of(picture).getParent().getFileName().toString();
    }

    /** Makes a folder for {@code enroll --people} with the first picture of everybody. */
    static Path firstPictures(Path folder) {
        NAMES.forEach(name -> copy(Mien.PICTURES.resolve(picture(name, 1)), folder.resolve(name + "/1.jpg")));
        return folder;
    }

    /** Makes a data folder in which everybody is enrolled from one picture. */
    static synchronized Path enrolledIn(Path data) {
        try {
            if (template == null) {
                Path made = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "template-");
                Path first = firstPictures(made.resolve("first"));
                Mien.in(made)
                        .run("enroll", "--data", made.resolve("data"), "--people", first)
                        .done();
                template = made.resolve("data");
            }
            return copyAll(template, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a folder with all that is in it. */
    static Path copyAll(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                copy(file, to.resolve(from.relativize(file)));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
