package io.mien.products;

import java.nio.file.Path;

/** The distribution's decoder of detectors under a newer version, in whose answers something goes wrong. */
final class FaultyDecoderJar {
    /** Symbolic name of the bundle. */
    static final String NAME = "io.mien.detector.retinaface";

    private static final FaultyBundle BUNDLE = new FaultyBundle(NAME, "OSGI-INF/" + NAME + ".xml", "RetinaFaceDecoder");

    private static final String SOURCE =
            """
            package io.mien.detector.retinaface;

            import io.mien.detector.DecodeRequest;
            import io.mien.detector.Face;
            import io.mien.detector.FaceDecoder;
            import io.mien.image.Box;
            import io.mien.inference.Outputs;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.List;
            import java.util.Set;

            public final class FaultyDecoder implements FaceDecoder {
                private final RetinaFaceDecoder real = new RetinaFaceDecoder();

                @Override
                public Set<String> modelTypes() {
                    return real.modelTypes();
                }

                @Override
                public List<Face> decode(Outputs outputs, DecodeRequest request) {
                    List<Face> faces = real.decode(outputs, request);
                    if (Files.exists(Path.of("ARMED"))) {
                        FAULT
                    }
                    return faces;
                }

                private static Face shifted(Face face) {
                    Box box = face.box();
                    return new Face(new Box(box.x() + box.width() / 4, box.y(), box.width(), box.height()),
                            face.score(), face.points());
                }
            }
            """;

    private FaultyDecoderJar() {}

    /** It throws on every call once a file exists. */
    static Path throwing(String version, Path armed, Path folder) {
        return write(version, armed, "throw new IllegalArgumentException(\"a decoder that throws\");", folder);
    }

    /** Its boxes lie beside the faces once a file exists. */
    static Path shifting(String version, Path armed, Path folder) {
        return write(version, armed, "return faces.stream().map(FaultyDecoder::shifted).toList();", folder);
    }

    private static Path write(String version, Path armed, String fault, Path folder) {
        String source = SOURCE.replace("ARMED", armed.toString()).replace("FAULT", fault);
        return BUNDLE.write(version, "FaultyDecoder", source, folder);
    }
}
