package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/** The decoder of a family of feature models that the distribution does not know. */
final class NewFamilyJar {
    /** What a description calls the family. */
    static final String TYPE = "ownnet";

    private static final String COMPONENT = "OSGI-INF/own.xml";
    private static final String CLASS = "own/OwnDecoder.class";
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
        try {
            Path classes = Files.createTempDirectory(folder, "classes");
            Path file = Files.writeString(classes.resolve("OwnDecoder.java"), SOURCE);
            String api = Bundle.find("io.mien.api").toString();
            int result = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "--release", "17", "-cp", api, "-d", classes.toString(), file.toString());
            assertEquals(0, result, "the decoder is compiled");
            Path jar = folder.resolve("own-decoder.jar");
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream zip = new JarOutputStream(out, manifest())) {
                put(zip, COMPONENT, component().getBytes(StandardCharsets.UTF_8));
                put(zip, CLASS, Files.readAllBytes(classes.resolve(CLASS)));
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "own.decoder");
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Import-Package", "io.mien.extractor,io.mien.inference");
        main.putValue("Provide-Capability", "io.mien.decoder;type:List<String>=\"" + TYPE + "\"");
        main.putValue("Service-Component", COMPONENT);
        return manifest;
    }

    private static String component() {
        return "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\" name=\"own.decoder\" immediate=\"true\">"
                + "<service><provide interface=\"io.mien.extractor.EmbeddingDecoder\"/></service>"
                + "<implementation class=\"own.OwnDecoder\"/></scr:component>";
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
