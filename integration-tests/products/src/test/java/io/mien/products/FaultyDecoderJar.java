package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The distribution's decoder of detectors under a newer version, in whose answers something goes wrong. */
final class FaultyDecoderJar {
    /** Symbolic name of the bundle. */
    static final String NAME = "io.mien.detector.retinaface";

    private static final String COMPONENT = "OSGI-INF/" + NAME + ".xml";
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
        try {
            Path real = Bundle.find(NAME);
            Path classes = Files.createTempDirectory(folder, "classes");
            Path source = Files.writeString(
                    classes.resolve("FaultyDecoder.java"),
                    SOURCE.replace("GOOD_CALLS", Long.toString(goodCalls)).replace("FAULT", fault));
            int result = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "--release",
                            "17",
                            "-cp",
                            Bundle.find("io.mien.api") + ":" + real,
                            "-d",
                            classes.toString(),
                            source.toString());
            assertEquals(0, result, "the decoder is compiled");
            return pack(real, version, classes, folder.resolve(NAME + "-" + version + ".jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path pack(Path real, String version, Path classes, Path to) throws IOException {
        try (JarFile from = new JarFile(real.toFile())) {
            Manifest manifest = from.getManifest();
            manifest.getMainAttributes().putValue("Bundle-Version", version);
            try (OutputStream file = Files.newOutputStream(to);
                    JarOutputStream jar = new JarOutputStream(file, manifest)) {
                for (JarEntry entry : Collections.list(from.entries())) {
                    if (entry.isDirectory() || entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        continue;
                    }
                    byte[] content = from.getInputStream(entry).readAllBytes();
                    if (entry.getName().equals(COMPONENT)) {
                        content = new String(content, StandardCharsets.UTF_8)
                                .replace("RetinaFaceDecoder", "FaultyDecoder")
                                .getBytes(StandardCharsets.UTF_8);
                    }
                    put(jar, entry.getName(), content);
                }
                try (Stream<Path> compiled = Files.walk(classes)) {
                    for (Path one : compiled.filter(f -> f.toString().endsWith(".class"))
                            .toList()) {
                        put(jar, classes.relativize(one).toString(), Files.readAllBytes(one));
                    }
                }
            }
        }
        return to;
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
