package io.mien.compose.pack;

import java.util.Map;

/** What the rest of the world calls the platforms that artifacts are made for. */
public final class PackedPlatform {
    private static final Map<String, String> ARCHITECTURES =
            Map.of("linux-x86-64", "amd64", "linux-aarch64", "arm64", "linux-riscv64", "riscv64");

    private PackedPlatform() {}

    /**
     * The architecture as Debian and container images call it.
     *
     * @throws ComposeException if the platform is not Linux on a known processor
     */
    public static String architecture(ComposedProduct product) throws ComposeException {
        String architecture = ARCHITECTURES.get(product.platform());
        if (architecture == null) {
            throw new ComposeException(product.product() + ": is for " + product.platform()
                    + "; packages and images are made for Linux (x86-64, aarch64, riscv64) only");
        }
        return architecture;
    }
}
