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
            import java.util.List;
            import java.util.Set;
            import java.util.concurrent.atomic.AtomicLong;

            public final class FaultyDecoder implements FaceDecoder {
                private final RetinaFaceDecoder real = new RetinaFaceDecoder();
                private final AtomicLong calls = new AtomicLong();

                @Override
                public Set<String> modelTypes() {
                    return real.modelTypes();
                }

                @Override
                public List<Face> decode(Outputs outputs, DecodeRequest request) {
                    long call = calls.incrementAndGet();
                    List<Face> faces = real.decode(outputs, request);
                    if (call > GOOD_CALLS) {
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

    /** It throws on every call after so many. */
    static Path throwing(String version, long goodCalls, Path folder) {
        return write(version, goodCalls, "throw new IllegalArgumentException(\"a decoder that throws\");", folder);
    }

    /** Its boxes lie beside the faces after so many calls. */
    static Path shifting(String version, long goodCalls, Path folder) {
        return write(version, goodCalls, "return faces.stream().map(FaultyDecoder::shifted).toList();", folder);
    }

    private static Path write(String version, long goodCalls, String fault, Path folder) {
        String source = SOURCE.replace("GOOD_CALLS", Long.toString(goodCalls)).replace("FAULT", fault);
        return BUNDLE.write(version, "FaultyDecoder", source, folder);
    }
}
