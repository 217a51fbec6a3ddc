package io.mien.trust.release;

import io.mien.boot.json.JsonException;
import io.mien.boot.json.Members;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The metadata of a root, as TUF has it. */
public final class RootText {
    private static final String PRODUCT = "x-mien";
    private static final int MOST_KEYS = 100;

    /** Roles that TUF insists on and one release for each product does without: nobody can sign for them. */
    private static final List<String> UNUSED = List.of("snapshot", "timestamp");

    private RootText() {}

    /**
     * The keys of a role, and how many of them must sign.
     *
     * @param threshold 1 or more
     * @param keys at least as many, none twice
     */
    public record Signers(int threshold, Collection<VerificationKey> keys) {
        /** @throws IllegalArgumentException if there are fewer keys than must sign */
        public Signers {
            keys = List.copyOf(new LinkedHashSet<>(keys));
            TrustRole.of(threshold, keys);
        }
    }

    /**
     * The metadata of a root, without a signature.
     *
     * @param version 1, or one more than that of the root before it
     * @param product the only product whose releases count; empty for any
     * @throws TrustException if product or expiry have no form in TUF
     */
    public static SignedText unsigned(
            Path file, long version, Instant expires, Optional<String> product, Signers root, Signers release)
            throws TrustException {
        try {
            Map<String, Object> json = new MetadataHeader(version, expires).toJson(TrustRole.ROOT);
            json.put("consistent_snapshot", false);
            Map<String, Object> keys = new LinkedHashMap<>();
            root.keys().forEach(key -> keys.put(key.id(), key.toJson()));
            release.keys().forEach(key -> keys.put(key.id(), key.toJson()));
            json.put("keys", keys);
            Map<String, Object> roles = new LinkedHashMap<>();
            roles.put(TrustRole.ROOT, role(TrustRole.of(root.threshold(), root.keys())));
            roles.put(TrustRole.RELEASE, role(TrustRole.of(release.threshold(), release.keys())));
            UNUSED.forEach(name -> roles.put(name, role(new TrustRole(1, Set.of()))));
            json.put("roles", roles);
            product.ifPresent(name -> json.put(PRODUCT, Map.of("product", name)));
            SignedText text = SignedText.unsigned(file, json);
            read(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new TrustException(file, e.getMessage(), e);
        }
    }

    private static Map<String, Object> role(TrustRole role) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("keyids", List.copyOf(role.keyIds()));
        json.put("threshold", (long) role.threshold());
        return json;
    }

    /**
     * Reads a root whose signatures nobody has verified; {@link TrustRoot} verifies.
     *
     * @throws TrustException if it is not a root
     */
    public static TrustRoot read(SignedText text) throws TrustException {
        try {
            Members json = text.signed();
            MetadataHeader header = MetadataHeader.read(json, TrustRole.ROOT);
            Map<String, VerificationKey> keys = keys(new Members(json.get("keys", Map.class)));
            Members roles = new Members(json.get("roles", Map.class));
            return new TrustRoot(
                    text,
                    header.version(),
                    header.expires(),
                    product(json),
                    keys,
                    role(roles, TrustRole.ROOT, keys),
                    role(roles, TrustRole.RELEASE, keys));
        } catch (JsonException | IllegalArgumentException e) {
            throw new TrustException(text.file(), "is not a root: " + e.getMessage(), e);
        }
    }

    private static Optional<String> product(Members json) throws JsonException {
        return json.has(PRODUCT)
                ? Optional.of(new Members(json.get(PRODUCT, Map.class)).get("product", String.class))
                : Optional.empty();
    }

    private static Map<String, VerificationKey> keys(Members json) throws JsonException {
        if (json.names().size() > MOST_KEYS) {
            throw new JsonException("it names more than " + MOST_KEYS + " keys");
        }
        Map<String, VerificationKey> keys = new LinkedHashMap<>();
        for (String id : json.names()) {
            VerificationKey key = key(new Members(json.get(id, Map.class)));
            if (!key.id().equals(id)) {
                throw new JsonException("the key " + id + " is in truth " + key.id());
            }
            keys.put(id, key);
        }
        return keys;
    }

    private static VerificationKey key(Members json) throws JsonException {
        Members value = new Members(json.get("keyval", Map.class));
        boolean known = json.get("keytype", String.class).equals(VerificationKey.TYPE)
                && json.get("scheme", String.class).equals(VerificationKey.TYPE)
                && value.names().size() == 1;
        if (!known) {
            throw new JsonException("a key is not one of Ed25519");
        }
        return new VerificationKey(value.get("public", String.class));
    }

    private static TrustRole role(Members roles, String name, Map<String, VerificationKey> keys) throws JsonException {
        Members json = new Members(roles.get(name, Map.class));
        List<String> ids = json.texts("keyids");
        TrustRole role = new TrustRole(
                (int) Math.max(Integer.MIN_VALUE, Math.min(json.get("threshold", Long.class), Integer.MAX_VALUE)),
                new LinkedHashSet<>(ids));
        if (role.keyIds().size() != ids.size() || !keys.keySet().containsAll(ids)) {
            throw new JsonException("the role '" + name + "' names a key twice, or one that the root does not have");
        }
        role.requireEnoughKeys();
        return role;
    }
}
