package io.mien.compose.product;

import io.mien.compose.pack.ComposeException;
import io.mien.trust.release.TrustException;
import io.mien.trust.release.TrustRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The keys that a locked product trusts; the bytes that were checked are those that are written. */
public final class ProductLock {
    private final byte[] root;

    private ProductLock(byte[] root) {
        this.root = root;
    }

    /**
     * Reads them.
     *
     * @param file a root
     * @param plan of the product that they are for
     * @throws ComposeException if it is not a root, or one that counts for another product
     */
    public static ProductLock of(Path file, ProductPlan plan) throws ComposeException {
        try {
            TrustRoot root = TrustRoot.read(file);
            Optional<String> only = root.product();
            if (only.isPresent() && !only.get().equals(plan.name())) {
                throw new ComposeException("the product cannot be locked: " + file + " is the root of the product "
                        + only.get() + ", and this is " + plan.name());
            }
            return new ProductLock(root.text().toBytes());
        } catch (TrustException e) {
            throw new ComposeException("the product cannot be locked: " + e.getMessage(), e);
        }
    }

    void writeTo(StampedCopy copy) throws IOException {
        copy.write(TrustRoot.FILE, root);
    }
}
