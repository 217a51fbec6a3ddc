package io.mien.compose.pack.deb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Assertions;

/**
 * A Debian package that was unpacked.
 *
 * @param control files by name: mode and content in one text
 * @param data the same; of links {@code ->} and their target
 */
record DebFile(Map<String, String> control, Map<String, String> data) {
    static DebFile of(Path deb) throws IOException {
        List<String> names = new ArrayList<>();
        List<Map<String, String>> tars = new ArrayList<>();
        try (ArArchiveInputStream ar = new ArArchiveInputStream(Files.newInputStream(deb))) {
            for (ArArchiveEntry entry = ar.getNextEntry(); entry != null; entry = ar.getNextEntry()) {
                names.add(entry.getName());
                byte[] content = ar.readAllBytes();
                if (entry.getName().endsWith(".gz")) {
                    tars.add(tar(content));
                }
            }
        }
        Assertions.assertEquals(List.of("debian-binary", "control.tar.gz", "data.tar.gz"), names);
        return new DebFile(tars.get(0), tars.get(1));
    }

    private static Map<String, String> tar(byte[] content) throws IOException {
        Map<String, String> files = new TreeMap<>();
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(content)).readAllBytes();
        // dpkg does not know the headers of POSIX.
        Assertions.assertFalse(new String(plain, StandardCharsets.ISO_8859_1).contains("PaxHeaders"));
        TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(plain));
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Assertions.assertEquals(0, entry.getLongUserId() + entry.getLongGroupId(), entry.getName());
            if (entry.isSymbolicLink()) {
                files.put(entry.getName(), "-> " + entry.getLinkName());
            } else if (!entry.isDirectory()) {
                files.put(
                        entry.getName(),
                        Integer.toOctalString(entry.getMode() & 0777) + " "
                                + new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    /** The value of a field of a control file. */
    static String field(String control, String name) {
        return control.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }
}
