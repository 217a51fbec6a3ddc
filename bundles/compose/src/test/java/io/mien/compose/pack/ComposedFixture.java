package io.mien.compose.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A composed product with a Java of its own, of which every file is a few bytes. */
public final class ComposedFixture {
    private static final Map<String, String> FILES = Map.of(
            "bin/mien", "#!/bin/sh\n",
            "conf/jvm.options", "-Xshare:auto\n",
            "conf/logging.properties", ".level=INFO\n",
            "features/gate.json", "{}\n",
            "bundles/a/b.jar", "jar",
            "lib/io.mien.runtime.jar", "runtime",
            "jre/bin/java", "java",
            "jre/release", "JAVA_VERSION=\"17.0.15\"\n",
            "jre/legal/LICENSE", "free",
            "cache/framework/lock", "not of the product");

    private ComposedFixture() {}

    /** Makes it. */
    public static ComposedProduct in(Path home) throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = home.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        for (String executable : new String[] {"bin/mien", "jre/bin/java"}) {
            Files.setPosixFilePermissions(home.resolve(executable), PosixFilePermissions.fromString("rwx------"));
        }
        Files.createSymbolicLink(home.resolve("jre/legal/COPY"), Path.of("LICENSE"));
        return new ComposedProduct(home, "gate", "Mien Gate", "1.2.0-SNAPSHOT", "linux-x86-64");
    }
}
