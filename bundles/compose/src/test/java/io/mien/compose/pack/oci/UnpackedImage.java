package io.mien.compose.pack.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An image that is read as a container engine reads it: from the index through every digest to the files.
 *
 * @param config the member {@code config} of the configuration
 * @param files what is in the image, by name: kind, mode, owner, time and content in one text
 */
record UnpackedImage(Map<?, ?> config, Map<String, String> files) {
    static UnpackedImage of(Path layout) throws Exception {
        assertEquals("1.0.0", document(layout.resolve("oci-layout")).get("imageLayoutVersion"));
        Map<?, ?> entry =
                (Map<?, ?>) ((List<?>) document(layout.resolve("index.json")).get("manifests")).get(0);
        Map<?, ?> manifest = (Map<?, ?>) Json.parse(text(blob(layout, entry)));
        Map<?, ?> image = (Map<?, ?>) Json.parse(text(blob(layout, (Map<?, ?>) manifest.get("config"))));
        List<?> layers = (List<?>) manifest.get("layers");
        List<String> diffIds = new ArrayList<>();
        Map<String, String> files = new TreeMap<>();
        for (Object layer : layers) {
            byte[] tar = new GZIPInputStream(new ByteArrayInputStream(blob(layout, (Map<?, ?>) layer))).readAllBytes();
            diffIds.add(digest(tar));
            read(tar, files);
        }
        assertEquals(((Map<?, ?>) image.get("rootfs")).get("diff_ids"), diffIds);
        assertTrue(image.get("os").equals("linux") && image.get("architecture").equals("amd64"), image::toString);
        return new UnpackedImage((Map<?, ?>) image.get("config"), files);
    }

    private static void read(byte[] bytes, Map<String, String> files) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes));
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            String what =
                    entry.isDirectory() ? "folder" : entry.isSymbolicLink() ? "-> " + entry.getLinkName() : "file";
            String content = what.equals("file") ? " " + text(tar.readAllBytes()) : "";
            files.put(
                    entry.getName().replaceFirst("/$", ""),
                    what + " " + Integer.toOctalString(entry.getMode() & 07777) + " " + entry.getLongUserId() + " "
                            + entry.getLastModifiedTime() + content);
        }
    }

    private static byte[] blob(Path layout, Map<?, ?> descriptor) throws Exception {
        String digest = (String) descriptor.get("digest");
        byte[] bytes = Files.readAllBytes(layout.resolve("blobs/sha256").resolve(digest.substring("sha256:".length())));
        assertEquals(digest, digest(bytes));
        assertEquals(descriptor.get("size"), (long) bytes.length);
        return bytes;
    }

    private static String digest(byte[] bytes) throws Exception {
        return "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static Map<?, ?> document(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (Map<?, ?>) Json.parse(text(in.readAllBytes()));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
