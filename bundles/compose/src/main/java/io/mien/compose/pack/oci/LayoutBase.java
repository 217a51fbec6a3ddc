package io.mien.compose.pack.oci;

import io.mien.boot.json.Json;
import io.mien.boot.json.JsonException;
import io.mien.compose.pack.ComposeException;
import io.mien.support.files.RegularFile;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An image layout in a folder. Of several platforms the one of the product is taken; every blob is held against its digest. */
record LayoutBase(Path layout) implements BaseImage {
    static final String MARK = "oci-layout";

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final int MOST_DOCUMENT = 4 << 20;
    private static final int DEEPEST = 4;

    @Override
    public Start start(BlobFolder blobs, String architecture) throws IOException, ComposeException {
        Descriptor manifest = manifest(read(layout.resolve("index.json")), architecture, 0);
        Map<?, ?> image = read(manifest);
        Descriptor configBlob = descriptor(image.get("config"));
        Map<?, ?> config = read(configBlob);
        if (!architecture.equals(config.get("architecture"))) {
            throw wrong("its image is for " + config.get("architecture") + ", the product for " + architecture);
        }
        List<?> diffIds = list(map(config.get("rootfs")).get("diff_ids"));
        List<?> listed = list(image.get("layers"));
        if (diffIds.size() != listed.size()) {
            throw wrong("has " + listed.size() + " layers and the digests of " + diffIds.size());
        }
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            Descriptor blob = descriptor(listed.get(i));
            blobs.copy(blob, path(blob));
            layers.add(new Layer(blob, String.valueOf(diffIds.get(i))));
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> running =
                (Map<String, Object>) Optional.ofNullable(config.get("config")).orElse(Map.of());
        return new Start(layers, running, Optional.empty());
    }

    private Descriptor manifest(Map<?, ?> index, String architecture, int depth) throws IOException, ComposeException {
        for (Object each : list(index.get("manifests"))) {
            Map<?, ?> entry = map(each);
            Map<?, ?> platform = entry.get("platform") == null ? Map.of() : map(entry.get("platform"));
            Object found = platform.get("architecture");
            if (found == null || found.equals(architecture)) {
                Descriptor blob = descriptor(each);
                if (!blob.mediaType().equals(Descriptor.INDEX)) {
                    return blob;
                }
                if (depth == DEEPEST) {
                    throw wrong("its indexes name each other");
                }
                return manifest(read(blob), architecture, depth + 1);
            }
        }
        throw wrong("holds no image for " + architecture);
    }

    private Path path(Descriptor blob) {
        return layout.resolve(BlobFolder.PATH).resolve(blob.digest().substring(BlobFolder.ALGORITHM.length()));
    }

    private Map<?, ?> read(Descriptor blob) throws IOException, ComposeException {
        BlobFolder.require(blob, Sha256.of(path(blob)), path(blob));
        return read(path(blob));
    }

    private Map<?, ?> read(Path file) throws IOException, ComposeException {
        try {
            return map(Json.parse(RegularFile.readText(file, MOST_DOCUMENT)));
        } catch (JsonException e) {
            throw new ComposeException(file + ": " + e.getMessage(), e);
        }
    }

    private Descriptor descriptor(Object json) throws ComposeException {
        Map<?, ?> map = map(json);
        if (map.get("mediaType") instanceof String type
                && map.get("digest") instanceof String digest
                && DIGEST.matcher(digest).matches()
                && map.get("size") instanceof Long size) {
            return new Descriptor(type, digest, size);
        }
        throw wrong("has a descriptor without media type, SHA-256 and size");
    }

    private Map<?, ?> map(Object json) throws ComposeException {
        if (json instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong("is not as the OCI image specification says: an object is missing");
    }

    private List<?> list(Object json) throws ComposeException {
        if (json instanceof List<?> list) {
            return list;
        }
        throw wrong("is not as the OCI image specification says: a list is missing");
    }

    private ComposeException wrong(String reason) {
        return new ComposeException(layout + ": " + reason);
    }
}
