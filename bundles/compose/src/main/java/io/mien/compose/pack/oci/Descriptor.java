package io.mien.compose.pack.oci;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names a blob of an image, as the OCI image specification does.
 *
 * @param mediaType what it is
 * @param digest {@code sha256:} with 64 hexadecimal digits
 * @param size in bytes
 */
record Descriptor(String mediaType, String digest, long size) {
    static final String INDEX = "application/vnd.oci.image.index.v1+json";
    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mediaType", mediaType);
        json.put("digest", digest);
        json.put("size", size);
        return json;
    }
}
