package io.mien.products;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The thirty pictures on which the shared folder's INT8 models were compared with those that they were made of. */
final class ReferencePictures {
    private static final int OF_LFW = 15;
    private static final int STEP = 33;
    private static final List<String> EDGE = List.of(
            "1423.jpg",
            "7242.jpg",
            "blur.jpg",
            "kun.jpg",
            "left_face.jpeg",
            "mask.png",
            "mask2.jpg",
            "no_face.png",
            "r0.jpg",
            "woman_search.jpeg");

    private ReferencePictures() {}

    /** All of them, relative to the folder of media. */
    static List<Path> in(Path media) throws IOException {
        List<Path> pictures = new ArrayList<>(sorted(media, "groups"));
        List<Path> known = sorted(media, "lfw/known");
        IntStream.range(0, OF_LFW).mapToObj(i -> known.get(STEP * i)).forEach(pictures::add);
        EDGE.forEach(name -> pictures.add(Path.of("edge", name)));
        return pictures;
    }

    private static List<Path> sorted(Path media, String folder) throws IOException {
        try (Stream<Path> files = Files.walk(media.resolve(folder))) {
            return files.filter(f -> f.toString().endsWith(".jpg"))
                    .map(media::relativize)
                    .sorted()
                    .toList();
        }
    }
}
