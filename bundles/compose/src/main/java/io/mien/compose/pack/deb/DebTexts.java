package io.mien.compose.pack.deb;

import io.mien.compose.pack.ComposedProduct;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The texts of a Debian package.
 *
 * @param ownJava whether the product brings its Java
 */
record DebTexts(ComposedProduct product, DebNames names, boolean ownJava) {
    /** Java 17 or newer, by the name that every Debian's Java provides. */
    private static final String JAVA = "openjdk-17-jre-headless | java17-runtime-headless";

    /**
     * The control file.
     *
     * @param kibibytes what it takes when it is installed
     */
    String control(DebMaintainer maintainer, String architecture, List<String> libraries, long kibibytes) {
        String depends = "adduser, " + String.join(", ", libraries) + (ownJava ? "" : ", " + JAVA);
        return "Package: " + names.name() + "\n"
                + "Version: " + names.version() + "\n"
                + "Section: misc\n"
                + "Priority: optional\n"
                + "Architecture: " + architecture + "\n"
                + "Maintainer: " + maintainer.text() + "\n"
                + "Installed-Size: " + kibibytes + "\n"
                + "Depends: " + depends + "\n"
                + "Recommends: ca-certificates\n"
                + "Suggests: ffmpeg\n"
                + "Description: " + product.title() + " recognizes faces\n"
                + " The service " + names.name() + " runs the product " + product.product()
                + " and keeps its gallery in\n"
                + " /var/lib/" + names.name() + ". The command " + names.name() + " is its command line.\n";
    }

    /** A maintainer script, {@code postinst} or another one. */
    String script(String name) throws IOException {
        return filled(name);
    }

    /** The service of systemd. */
    String service() throws IOException {
        return filled("service");
    }

    /** Licenses: the product's own, and those of its parts where it has a list of them. */
    String copyright() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String name : List.of("licences.md", "LICENSE")) {
            Path file = product.home().resolve(name);
            if (Files.exists(file)) {
                text.append(Files.readString(file)).append('\n');
            }
        }
        return text.toString();
    }

    private String filled(String resource) throws IOException {
        try (InputStream in = DebTexts.class.getResourceAsStream(resource)) {
            String java = ownJava ? "Environment=JAVA_HOME=/" + names.home() + "/jre\n" : "";
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@NAME@", names.name())
                    .replace("@PRODUCT@", product.product())
                    .replace("@ENVIRONMENT@", java + "Environment=MIEN_CLASSES=off\n")
                    .replace("@TITLE@", product.title().replace("%", "%%"));
        }
    }
}
