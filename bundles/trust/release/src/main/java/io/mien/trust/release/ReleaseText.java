package io.mien.trust.release;

import io.mien.boot.json.JsonException;
import io.mien.boot.json.Members;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The metadata of a release: TUF's targets, with the member {@code x-mien} for product, version and platform. */
public final class ReleaseText {
    private static final String PRODUCT = "x-mien";

    private ReleaseText() {}

    /** The bytes of a file for this release, without a signature. The same release gives the same bytes. */
    public static byte[] unsigned(Release release) {
        return text(Path.of(Release.FILE), release).toBytes();
    }

    /** The metadata of this release, without a signature. */
    public static SignedText text(Path file, Release release) {
        Map<String, Object> json = new MetadataHeader(release.sequence(), release.expires()).toJson(TrustRole.RELEASE);
        Map<String, Object> product = new LinkedHashMap<>();
        product.put("product", release.product());
        product.put("version", release.version());
        product.put("platform", release.platform());
        json.put(PRODUCT, product);
        Map<String, Object> targets = new LinkedHashMap<>();
        for (ReleasedFile listed : release.files()) {
            Map<String, Object> target = new LinkedHashMap<>();
            target.put("length", listed.length());
            target.put("hashes", Map.of("sha256", listed.sha256()));
            targets.put(listed.path(), target);
        }
        json.put("targets", targets);
        try {
            return SignedText.unsigned(file, json);
        } catch (TrustException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Reads a release that nobody has verified.
     *
     * @throws TrustException if the file cannot be read or is not a release
     */
    public static Release read(Path file) throws TrustException {
        return read(SignedText.read(file));
    }

    /**
     * Reads a release that nobody has verified; {@link TrustRoot#release} verifies.
     *
     * @throws TrustException if it is not a release
     */
    public static Release read(SignedText text) throws TrustException {
        try {
            Members json = text.signed();
            MetadataHeader header = MetadataHeader.read(json, TrustRole.RELEASE);
            if (json.has("delegations")) {
                throw new JsonException("it delegates to other files, which Mien does not read");
            }
            Members product = new Members(json.get(PRODUCT, Map.class));
            return new Release(
                    product.get("product", String.class),
                    product.get("version", String.class),
                    product.get("platform", String.class),
                    header.version(),
                    header.expires(),
                    files(new Members(json.get("targets", Map.class))));
        } catch (JsonException | IllegalArgumentException e) {
            throw new TrustException(text.file(), "is not a release: " + e.getMessage(), e);
        }
    }

    /**
     * The same release under another number and with another expiry, without a signature. Members that are not known stay.
     *
     * @throws TrustException if it is not a release then
     */
    public static SignedText renewed(SignedText text, long sequence, Instant expires) throws TrustException {
        Map<String, Object> content = text.content();
        content.put("version", sequence);
        content.put("expires", expires.truncatedTo(ChronoUnit.SECONDS).toString());
        SignedText renewed = SignedText.unsigned(text.file(), content);
        read(renewed);
        return renewed;
    }

    private static List<ReleasedFile> files(Members targets) throws JsonException {
        List<ReleasedFile> files = new ArrayList<>();
        for (String path : targets.names()) {
            files.add(file(path, new Members(targets.get(path, Map.class))));
        }
        return files;
    }

    private static ReleasedFile file(String path, Members target) throws JsonException {
        Members hashes = new Members(target.get("hashes", Map.class));
        if (!hashes.names().equals(Set.of("sha256"))) {
            throw new JsonException("'" + path + "' has other hashes than sha256: " + hashes.names());
        }
        return new ReleasedFile(path, target.get("length", Long.class), hashes.get("sha256", String.class));
    }
}
