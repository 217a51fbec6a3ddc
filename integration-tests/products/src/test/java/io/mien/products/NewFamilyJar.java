package io.mien.products;

import java.nio.file.Path;
import java.util.Map;

/** The decoder of a family of feature models that the distribution does not know. */
final class NewFamilyJar {
    /** What a description calls the family. */
    static final String TYPE = "ownnet";

    private static final String SOURCE =
            """
            package own;

            import io.mien.extractor.EmbeddingDecoder;
            import io.mien.inference.Outputs;
            import io.mien.inference.Tensor;
            import java.util.ArrayList;
            import java.util.List;
            import java.util.Set;

            public final class OwnDecoder implements EmbeddingDecoder {
                @Override
                public Set<String> modelTypes() {
                    return Set.of("ownnet");
                }

                @Override
                public List<float[]> decode(Outputs outputs) {
                    Tensor output = outputs.all().get(0);
                    List<float[]> all = new ArrayList<>();
                    for (int i = 0; i < output.dimension(0); i++) {
                        float[] values = new float[output.dimension(1)];
                        output.values().get(i * values.length, values);
                        double squares = 0;
                        for (float value : values) {
                            squares += value * value;
                        }
                        for (int j = 0; j < values.length; j++) {
                            values[j] /= (float) Math.sqrt(squares);
                        }
                        all.add(values);
                    }
                    return all;
                }
            }
            """;

    private NewFamilyJar() {}

    /** Compiles and writes it. */
    static Path write(Path folder) {
        Map<String, String> headers = Map.of(
                "Import-Package",
                "io.mien.extractor,io.mien.inference",
                "Provide-Capability",
                "io.mien.decoder;type:List<String>=\"" + TYPE + "\"");
        return new ComponentJar("io.mien.extractor.EmbeddingDecoder", "own.OwnDecoder", SOURCE, headers).write(folder);
    }
}
