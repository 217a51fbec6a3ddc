package io.mien.compose.bill;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Properties;

/** Calls licences as SPDX does, whatever a manifest or a pom calls them. Immutable. */
final class LicenceNames {
    /** Addresses and names without their signs, and the artifacts that state no licence at all. */
    private static final String TABLE = "licences.properties";

    private final Properties table = new Properties();

    LicenceNames() throws IOException {
        try (InputStream in = LicenceNames.class.getResourceAsStream(TABLE)) {
            table.load(in);
        }
    }

    /** SPDX's name, or the given one if it is not known. */
    String spdx(String stated) {
        return table.getProperty("name." + letters(stated), stated.strip());
    }

    /** The licence of a jar of other people that does not state it; empty if that is not known. */
    String ofArtifact(String group, String artifact) {
        return table.getProperty("artifact." + group + "." + artifact, "");
    }

    private static String letters(String stated) {
        return stated.toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://(www\\.)?", "")
                .replaceFirst("\\.(txt|html|php)$", "")
                .replaceAll("[^a-z0-9]", "");
    }
}
