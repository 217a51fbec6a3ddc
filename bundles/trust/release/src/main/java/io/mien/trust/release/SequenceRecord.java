package io.mien.trust.release;

import io.mien.boot.json.Json;
import io.mien.boot.json.JsonException;
import io.mien.boot.json.JsonWriter;
import io.mien.boot.json.Members;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers the highest sequence that was accepted of each product, in {@code DATA/trust/sequences.json}. A release from
 * outside with a lower one is a roll-back to weaknesses that were mended. A newer root starts the count again: a stolen key may
 * have signed the highest possible number.
 *
 * <p>Used by the owner of the data folder alone; not thread-safe. A person who can write the data folder can reset it.
 */
public final class SequenceRecord {
    private static final int MOST_BYTES = 1 << 20;

    private final Path file;

    /** @param data the data folder */
    public SequenceRecord(Path data) {
        this.file = data.resolve("trust/sequences.json");
    }

    /** An accepted release: the version of its root, its sequence, and the digest of its signed part. */
    private record Accepted(long root, long sequence, String digest) {}

    /**
     * Checks that no later release of the product was accepted.
     *
     * @param text the file, verified
     * @param release that it holds
     * @param root that verified it
     * @throws TrustException if a higher sequence was accepted under this root, the same one with other content, or any under a
     *     newer root; and if the record cannot be read
     */
    public void require(SignedText text, Release release, TrustRoot root) throws TrustException {
        Accepted accepted = read().get(release.product());
        if (accepted == null || accepted.root < root.version()) {
            return;
        }
        String last = "sequence " + accepted.sequence + " was accepted here before";
        if (accepted.root > root.version()) {
            throw new TrustException(
                    text.file(),
                    "is " + release + " under root " + root.version() + "; " + last + " under root " + accepted.root);
        }
        if (release.sequence() < accepted.sequence) {
            throw new TrustException(text.file(), "is " + release + ", a roll-back: " + last);
        }
        if (release.sequence() == accepted.sequence && !accepted.digest.equals(text.digest())) {
            throw new TrustException(text.file(), "is " + release + ", and " + last + " with another content");
        }
    }

    /**
     * Notes a release that was accepted; checks it before as {@link #require} does.
     *
     * @throws TrustException if it must not be accepted, or if the record cannot be written; the record is then as before
     */
    public void accept(SignedText text, Release release, TrustRoot root) throws TrustException {
        require(text, release, root);
        Map<String, Accepted> all = new TreeMap<>(read());
        all.put(release.product(), new Accepted(root.version(), release.sequence(), text.digest()));
        byte[] bytes = write(all).getBytes(StandardCharsets.UTF_8);
        try {
            AtomicFile.<IOException>replace(file, FileAccess.PRIVATE, out -> out.write(bytes));
        } catch (IOException e) {
            throw new TrustException(file, "cannot be written: " + IoReason.of(e), e);
        }
    }

    private static String write(Map<String, Accepted> all) {
        Map<String, Object> json = new LinkedHashMap<>();
        all.forEach((product, accepted) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("root", accepted.root);
            one.put("sequence", accepted.sequence);
            one.put("sha256", accepted.digest);
            json.put(product, one);
        });
        return JsonWriter.write(json);
    }

    private Map<String, Accepted> read() throws TrustException {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Map.of();
        }
        try {
            Members json = new Members(Json.parseStrictly(RegularFile.readText(file, MOST_BYTES)));
            Map<String, Accepted> all = new LinkedHashMap<>();
            for (String product : json.names()) {
                Members one = new Members(json.get(product, Map.class));
                all.put(
                        product,
                        new Accepted(
                                one.get("root", Long.class),
                                one.get("sequence", Long.class),
                                one.get("sha256", String.class)));
            }
            return all;
        } catch (JsonException e) {
            throw new TrustException(
                    file,
                    "is damaged: " + e.getMessage() + "; without this file, older releases are accepted again",
                    e);
        } catch (IOException e) {
            throw new TrustException(file, "cannot be read: " + IoReason.of(e), e);
        }
    }
}
