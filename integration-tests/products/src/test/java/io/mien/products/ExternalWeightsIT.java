package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model whose weights lie beside its graph is identified by both, and packed with both. */
class ExternalWeightsIT {
    private static final String DATA = "weights.bin";

    @TempDir
    private Path folder;

    @Test
    void theWeightsBesideTheGraphBelongToTheModel() throws IOException {
        Path one = model("one");
        Path other = model("other");
        change(other.resolve(DATA));
        assertArrayEquals(
                Files.readAllBytes(one.resolve("split.onnx")), Files.readAllBytes(other.resolve("split.onnx")));

        PrintedAnswer first = embed(one);
        assertNotEquals(extractor(first), extractor(embed(other)));

        Mien mien = Mien.in(folder);
        mien.run("model", "pack", one.resolve("split.mud"), "-o", "packed/split.jar")
                .done();
        PrintedAnswer packed = embed(folder.resolve("packed"));
        assertEquals(extractor(first), extractor(packed));
        assertArrayEquals(embedding(first), embedding(packed));

        // The same jar with other weights is not the model that its description says.
        Files.delete(one.resolve(DATA));
        mien.run("model", "pack", one.resolve("split.mud"), "-o", "torn.jar")
                .failed()
                .tells("no weights " + DATA);
        assertFalse(Files.exists(folder.resolve("torn.jar")));
    }

    private Path model(String name) {
        Path path = folder.resolve(name);
        new ModelFolder(path).add("split", "mien_feature", "face_feature");
        ExternalWeights.split(path.resolve("split.onnx"), DATA);
        return path;
    }

    private PrintedAnswer embed(Path models) {
        String ada = Mien.PICTURES.resolve("people/Ada/1.jpg").toString();
        return Mien.in(folder)
                .run("embed", "--json", "--data", "data", "--models", models, "--extractor", "split", ada)
                .done()
                .answers()
                .get(0);
    }

    private static String extractor(PrintedAnswer answer) {
        return answer.lineUp().get("extractor").toString();
    }

    private static float[] embedding(PrintedAnswer answer) {
        return answer.faces().get(0).embedding();
    }

    /** Other weights of the same shape: the last bit of one value is another. */
    private static void change(Path data) throws IOException {
        byte[] bytes = Files.readAllBytes(data);
        bytes[bytes.length / 2 & ~7] ^= 1;
        Files.write(data, bytes);
    }
}
