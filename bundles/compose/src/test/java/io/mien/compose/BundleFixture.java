package io.mien.compose;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A distribution of bundles that are only manifests. */
final class BundleFixture {
    private static final String OSGI = "org.example.";

    private final Path home;

    /** Makes a distribution with what every product needs. */
    BundleFixture(Path home) throws IOException {
        this.home = home;
        write(
                "lib/org.apache.felix.framework-7.0.5.jar",
                "org.apache.felix.framework",
                "Export-Package: org.osgi.framework");
        bundle(OSGI + "component", "Export-Package: org.osgi.service.component");
        bundle(OSGI + "cm", "Provide-Capability: osgi.implementation;osgi.implementation=osgi.cm");
        bundle(
                OSGI + "scr",
                "Provide-Capability: osgi.extender;osgi.extender=osgi.component",
                "Import-Package: org.osgi.service.component");
        bundle("io.mien.api", "Export-Package: io.mien");
        Files.createDirectories(home.resolve("features"));
    }

    /** Adds the other files of a distribution. */
    BundleFixture complete() throws IOException {
        file("bin/mien", "#!/bin/sh");
        file("lib/make-class-archive", "#!/bin/sh");
        file("conf/jvm.options", "# None");
        file("conf/logging.properties", ".level = WARNING");
        file("conf/io.mien.console.properties", "token = secret");
        file("LICENSE", "Apache License, Version 2.0");
        file("people/truth.json", "{}");
        file("models/catalogue.json", "{}");
        return this;
    }

    Path file(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    Path home() {
        return home;
    }

    /**
     * Adds a bundle of version 1.0.
     *
     * @param headers of its manifest, {@code NAME: VALUE}
     */
    BundleFixture bundle(String name, String... headers) throws IOException {
        write("bundles/" + name + "-1.0.jar", name, headers);
        return this;
    }

    /**
     * Writes a bundle of version 1.0.
     *
     * @param file relative to the distribution
     */
    Path write(String file, String name, String... headers) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        attributes.putValue("Bundle-Version", "1.0");
        attributes.putValue("Bundle-License", "Apache-2.0");
        for (String header : headers) {
            String[] parts = header.split(": ", 2);
            attributes.putValue(parts[0], parts[1].strip());
        }
        Path jar = home.resolve(file);
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return jar;
    }

    Path feature(String name, String wants) throws IOException {
        return Files.writeString(
                home.resolve("features/" + name + ".json"),
                "// What is wanted\n{\"id\": \"a:" + name
                        + ":1\", \"extensions\": {\"mien-wants\": {\"type\": \"json\", \"json\": {\"wants\": [" + wants
                        + "]}}}}");
    }
}
