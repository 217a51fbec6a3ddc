package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/**
 * A bundle with one component that offers one service, compiled against the API of the distribution.
 *
 * @param service interface of the API
 * @param name of the class, with its package, which names the bundle
 * @param source of the class
 * @param headers of the bundle, such as {@code Import-Package}
 */
record ComponentJar(String service, String name, String source, Map<String, String> headers) {
    private static final String COMPONENT = "OSGI-INF/component.xml";

    /** Compiles and writes it. */
    Path write(Path folder) {
        try {
            Path classes = Files.createTempDirectory(folder, "classes");
            Path file = Files.writeString(classes.resolve(simpleName() + ".java"), source);
            String api = Bundle.find("io.mien.api").toString();
            int result = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "--release", "17", "-cp", api, "-d", classes.toString(), file.toString());
            assertEquals(0, result, () -> name + " is compiled");
            Path jar = folder.resolve(name + ".jar");
            String entry = name.replace('.', '/') + ".class";
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream zip = new JarOutputStream(out, manifest())) {
                put(zip, COMPONENT, component().getBytes(StandardCharsets.UTF_8));
                put(zip, entry, Files.readAllBytes(classes.resolve(entry)));
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Service-Component", COMPONENT);
        headers.forEach(main::putValue);
        return manifest;
    }

    private String component() {
        return "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\" name=\"" + name
                + "\" immediate=\"true\"><service><provide interface=\"" + service
                + "\"/></service><implementation class=\"" + name + "\"/></scr:component>";
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
