package io.mien.compose.product;

import io.mien.compose.pack.ComposeException;
import io.mien.compose.pack.Packager;
import io.mien.compose.pack.deb.DebMaintainer;
import io.mien.compose.pack.deb.DebPackager;
import io.mien.compose.pack.oci.BaseImage;
import io.mien.compose.pack.oci.OciPackager;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes the packager of each format.
 *
 * @param base an image, or a tar of a root file system, that images are built on
 * @param packages a folder with the Debian packages that images are built on
 * @param maintainer who answers for a Debian package
 */
public record ProductPackagers(Optional<Path> base, Optional<Path> packages, Optional<DebMaintainer> maintainer) {
    /**
     * The packager of a format; none for a folder.
     *
     * @throws ComposeException if an image has no base or two, or something else has one
     */
    public Optional<Packager> of(OutputFormat format) throws ComposeException {
        if (format != OutputFormat.OCI && (base.isPresent() || packages.isPresent())) {
            throw new ComposeException("--base and --base-packages are for images (-o NAME.oci)");
        }
        if (format != OutputFormat.DEB && maintainer.isPresent()) {
            throw new ComposeException("--maintainer is for Debian packages (-o NAME.deb)");
        }
        return switch (format) {
            case DIR -> Optional.empty();
            case ZIP -> Optional.of(new ZipPackager());
            case DEB -> Optional.of(new DebPackager(maintainer));
            case OCI -> Optional.of(new OciPackager(image()));
        };
    }

    private BaseImage image() throws ComposeException {
        if (base.isPresent() == packages.isPresent()) {
            throw new ComposeException("an image is built on one base: --base PATH or --base-packages DIR");
        }
        return base.isPresent() ? BaseImage.of(base.get()) : BaseImage.ofPackages(packages.get());
    }
}
