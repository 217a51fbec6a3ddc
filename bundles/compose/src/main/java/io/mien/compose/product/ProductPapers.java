package io.mien.compose.product;

import io.mien.compose.bill.BillOfMaterials;
import io.mien.compose.bill.LicenceList;
import io.mien.compose.bill.PartReader;
import io.mien.compose.bill.ProductPart;
import io.mien.compose.bill.ReleaseList;
import io.mien.compose.feature.NeededBundle;
import io.mien.compose.index.BundleIndex;
import io.mien.compose.pack.ComposeException;
import io.mien.trust.release.Release;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a product's bill of materials, its list of licences and its release. */
final class ProductPapers {
    private final ProductPlan plan;
    private final Path home;
    private final StampedCopy copy;

    /** @param home the product's folder, which is complete */
    ProductPapers(ProductPlan plan, Path home, StampedCopy copy) {
        this.plan = plan;
        this.home = home;
        this.copy = copy;
    }

    /** The jars of the product: the launcher's by name, then the bundles in the order of their start. */
    List<ProductPart> parts() throws IOException {
        PartReader reader = new PartReader();
        List<ProductPart> parts = new ArrayList<>();
        for (Path jar : launcher()) {
            parts.add(reader.read(
                    ProductPart.Kind.LAUNCHER, home, "lib/" + jar.getFileName(), BundleIndex.coordinates(jar)));
        }
        for (NeededBundle needed : plan.bundles()) {
            String place = BundlePlace.of(needed.bundle());
            ProductPart.Kind kind = place.startsWith("models/") ? ProductPart.Kind.MODEL : ProductPart.Kind.BUNDLE;
            parts.add(reader.read(kind, home, place, needed.bundle().coordinates()));
        }
        return parts;
    }

    private List<Path> launcher() throws IOException {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home.resolve("lib"), "*.jar")) {
            files.forEach(jars::add);
        }
        jars.sort(null);
        return jars;
    }

    /** @throws ComposeException if a name or a file cannot be in a release */
    void write(List<ProductPart> parts) throws IOException, ComposeException {
        String product = plan.name() + " " + plan.id().version();
        text(LicenceList.FILE, LicenceList.text(product, parts));
        text(BillOfMaterials.FILE, BillOfMaterials.text(plan.id(), parts));
        try {
            copy.write(Release.FILE, ReleaseList.of(home, plan.name(), plan.id().version(), plan.platform()));
        } catch (IllegalArgumentException e) {
            throw new ComposeException("the product " + product + " cannot be released: " + e.getMessage(), e);
        }
    }

    private void text(String name, String text) throws IOException {
        copy.write(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
