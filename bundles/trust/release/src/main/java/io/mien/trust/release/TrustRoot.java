package io.mien.trust.release;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that are trusted, and for what. A root is followed by another one only if enough keys of both have signed it.
 *
 * @param text the file that it was read from, with its signatures
 * @param version 1 or more; the next root has the next number
 * @param expires when the next root should be there; nothing stops after it
 * @param product the only product whose releases count, if it names one
 * @param keys by their ids
 * @param rootRole who signs roots
 * @param releaseRole who signs releases
 */
public record TrustRoot(
        SignedText text,
        long version,
        Instant expires,
        Optional<String> product,
        Map<String, VerificationKey> keys,
        TrustRole rootRole,
        TrustRole releaseRole) {
    /** Where it lies in a product's folder. Its presence locks the installation. */
    public static final String FILE = "trust/root.json";

    public TrustRoot {
        keys = Map.copyOf(keys);
    }

    /**
     * Reads a root that is trusted because of where it lies.
     *
     * @throws TrustException if it cannot be read, is not a root, or is not signed by enough of its own keys
     */
    public static TrustRoot read(Path file) throws TrustException {
        TrustRoot root = RootText.read(SignedText.read(file));
        root.requireSigned(root.text, root.rootRole, "root");
        return root;
    }

    /**
     * Follows a chain of roots.
     *
     * @param files the first is trusted; each must be the next version of the one before it
     * @throws TrustException naming the first file that is not
     */
    public static TrustRoot read(List<Path> files) throws TrustException {
        TrustRoot root = read(files.get(0));
        for (Path next : files.subList(1, files.size())) {
            root = root.successor(SignedText.read(next));
        }
        return root;
    }

    /**
     * The root that takes the place of this one.
     *
     * @throws TrustException if it is not a root, is not of the next version, or is not signed by enough keys of this root and
     *     of its own
     */
    public TrustRoot successor(SignedText next) throws TrustException {
        TrustRoot root = RootText.read(next);
        if (root.version != version + 1) {
            throw new TrustException(
                    next.file(),
                    "is root " + root.version + ", and only root " + (version + 1) + " follows " + version);
        }
        requireSigned(next, rootRole, "root " + version);
        root.requireSigned(next, root.rootRole, "root " + root.version + " itself");
        return root;
    }

    /**
     * A release that enough of the keys have signed.
     *
     * @throws TrustException if it is not a release, not signed by enough keys, or of another product
     */
    public Release release(SignedText text) throws TrustException {
        Release release = ReleaseText.read(text);
        requireSigned(text, releaseRole, "root " + version);
        if (product.isPresent() && !product.get().equals(release.product())) {
            throw new TrustException(
                    text.file(),
                    "is a release of the product " + release.product() + ", and the root is for " + product.get());
        }
        return release;
    }

    /** How many different keys of a role have signed a file. */
    public int signatures(SignedText file, TrustRole role) {
        return (int) role.keyIds().stream()
                .filter(id -> file.isSignedBy(keys.get(id)))
                .count();
    }

    private void requireSigned(SignedText file, TrustRole role, String whose) throws TrustException {
        int valid = signatures(file, role);
        if (valid < role.threshold()) {
            String reason = file.signers().isEmpty()
                    ? "is not signed"
                    : "has " + valid + " valid signatures of the " + role.threshold() + " that are needed";
            throw new TrustException(file.file(), reason + " (keys of " + whose + ")");
        }
    }
}
