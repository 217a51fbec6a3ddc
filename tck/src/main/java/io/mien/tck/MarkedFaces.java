package io.mien.tck;

import io.mien.aligner.AlignmentId;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.image.Point;
import io.mien.model.ModelId;
import io.mien.store.Chip;
import io.mien.store.NewFace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Faces whose every part has bytes that can be found again in files, in whichever byte order floats lie there. */
public final class MarkedFaces {
    /** The space of their embeddings. */
    public static final EmbeddingSpace SPACE =
            new EmbeddingSpace(new ModelId("marked", "0".repeat(64)), AlignmentId.SIMILARITY);

    private static final String CHIP = "ChipMark";

    /** In the bytes of an embedding. */
    public static final String EMBEDDING = "EmbdMark";

    /** Begins the name of a picture that leaves a mark. */
    public static final String PICTURE = "PictMark";

    private static final String POINTS = "PntsMark";

    private static final String LABEL = "LablMarkä漢";

    private MarkedFaces() {}

    /** A face whose label has a mark, too. */
    public static NewFace face(String label) {
        byte[] picture = CHIP.repeat(5_000).getBytes(StandardCharsets.US_ASCII);
        float[] point = floats(POINTS.getBytes(StandardCharsets.US_ASCII));
        Chip chip = new Chip(picture, Collections.nCopies(5, new Point(point[0], point[1])));
        return new NewFace(LABEL + label, Optional.of(chip), embedding(SPACE));
    }

    /** The label of that face. */
    public static String label(String label) {
        return LABEL + label;
    }

    /** A marked embedding in any space. */
    public static Embedding embedding(EmbeddingSpace space) {
        return new Embedding(space, floats(EMBEDDING.repeat(128).getBytes(StandardCharsets.US_ASCII)));
    }

    private static float[] floats(byte[] bytes) {
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    /** The marks found in a file, or in any file of a folder, each with the file. */
    public static List<String> in(Path root) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                // ISO-8859-1 keeps every byte as one character.
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String mark : List.of(CHIP, EMBEDDING, POINTS, PICTURE, inUtf8(LABEL))) {
                    if (bytes.contains(mark) || bytes.contains(bigEndian(mark))) {
                        found.add(mark + " in " + file);
                    }
                }
            }
        }
        return found;
    }

    /** The bytes of the same floats in the other byte order; of a text, bytes that stand nowhere. */
    private static String bigEndian(String mark) {
        StringBuilder turned = new StringBuilder();
        for (int i = 0; i < mark.length(); i += Float.BYTES) {
            String one = mark.substring(i, Math.min(mark.length(), i + Float.BYTES));
            turned.append(new StringBuilder(one).reverse());
        }
        return turned.toString();
    }

    private static String inUtf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
