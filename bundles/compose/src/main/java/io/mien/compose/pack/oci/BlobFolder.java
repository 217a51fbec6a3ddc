package io.mien.compose.pack.oci;

import io.mien.boot.json.JsonWriter;
import io.mien.compose.pack.ComposeException;
import io.mien.compose.pack.tar.ReproducibleTar;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileContent;
import io.mien.support.files.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** The blobs of an image layout that is written, each under its SHA-256. Not thread-safe. */
final class BlobFolder {
    static final String PATH = "blobs/sha256";
    static final String ALGORITHM = "sha256:";
    private static final String PART = "part";

    private final Path folder;

    BlobFolder(Path layout) throws IOException {
        folder = Files.createDirectories(layout.resolve(PATH));
    }

    /** What fills a layer. */
    @FunctionalInterface
    interface Content {
        void writeTo(ReproducibleTar tar) throws IOException, ComposeException;
    }

    Descriptor document(String mediaType, Map<String, Object> document) throws IOException {
        byte[] bytes = JsonWriter.line(document).getBytes(StandardCharsets.UTF_8);
        String digest = Sha256.of(bytes);
        Files.write(folder.resolve(digest), bytes);
        return new Descriptor(mediaType, ALGORITHM + digest, bytes.length);
    }

    Layer layer(Content content) throws IOException, ComposeException {
        return compressed(out -> {
            try (ReproducibleTar tar = new ReproducibleTar(out, "")) {
                content.writeTo(tar);
            }
        });
    }

    /** Makes a layer of the bytes of a tar. */
    Layer layer(InputStream tar) throws IOException, ComposeException {
        return compressed(tar::transferTo);
    }

    private Layer compressed(FileContent<ComposeException> content) throws IOException, ComposeException {
        MessageDigest plain = Sha256.digest();
        MessageDigest compressed = Sha256.digest();
        Path part = folder.resolve(PART);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(part));
                OutputStream zip = new GZIPOutputStream(new DigestOutputStream(file, compressed));
                OutputStream out = new BufferedOutputStream(new DigestOutputStream(zip, plain))) {
            content.writeTo(out);
        }
        String digest = Sha256.hex(compressed);
        Path blob = folder.resolve(digest);
        AtomicFile.rename(part, blob);
        return new Layer(
                new Descriptor(Descriptor.LAYER, ALGORITHM + digest, Files.size(blob)), ALGORITHM + Sha256.hex(plain));
    }

    /**
     * Takes a blob of another image.
     *
     * @throws ComposeException if its content is not what the descriptor says
     */
    void copy(Descriptor blob, Path from) throws IOException, ComposeException {
        MessageDigest digest = Sha256.digest();
        Path part = folder.resolve(PART);
        try (InputStream in = new DigestInputStream(Files.newInputStream(from), digest)) {
            Files.copy(in, part);
        }
        String found = Sha256.hex(digest);
        require(blob, found, from);
        AtomicFile.rename(part, folder.resolve(found));
    }

    /** @throws ComposeException if a file with this SHA-256 is not the blob */
    static void require(Descriptor blob, String found, Path file) throws ComposeException {
        if (!blob.digest().equals(ALGORITHM + found)) {
            throw new ComposeException(file + ": is damaged: its SHA-256 is " + found);
        }
    }
}
