package io.mien.compose.pack.oci;

import io.mien.boot.json.JsonWriter;
import io.mien.compose.pack.ComposeException;
import io.mien.compose.pack.ComposedProduct;
import io.mien.compose.pack.Packager;
import io.mien.compose.pack.PackedPlatform;
import io.mien.compose.pack.ProductEntries;
import io.mien.compose.pack.ProductEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes an OCI image layout of a product, in a folder or, if the name ends with {@code .tar}, in one file. Its layers are the base, the
 * product's own Java, and the product. It needs no container engine and no network.
 */
public final class OciPackager implements Packager {
    /** User and group of the process; no image knows their names better than their number. */
    static final int USER = 10001;

    /** The folder of the product in the image. */
    static final String HOME = "opt/mien";

    private static final String JAVA = "jre";
    private static final String DATA = "data";

    private final BaseImage base;

    public OciPackager(BaseImage base) {
        this.base = base;
    }

    @Override
    public void pack(ComposedProduct product, Path target) throws IOException, ComposeException {
        String architecture = PackedPlatform.architecture(product);
        List<ProductEntry> entries = ProductEntries.of(product.home());
        try (LayoutTarget layout = LayoutTarget.of(target)) {
            BlobFolder blobs = new BlobFolder(layout.folder());
            BaseImage.Start start = base.start(blobs, architecture);
            List<Layer> layers = new ArrayList<>(start.layers());
            boolean ownJava = entries.stream().anyMatch(entry -> entry.name().equals(JAVA + "/bin/java"));
            if (ownJava) {
                layers.add(blobs.layer(tar -> {
                    for (ProductEntry entry : entries) {
                        if (entry.isIn(JAVA)) {
                            tar.entry(HOME + "/" + entry.name(), entry);
                        }
                    }
                }));
            }
            layers.add(blobs.layer(tar -> {
                tar.folder(DATA, 0700, USER);
                tar.folder("tmp", 01777, 0);
                for (ProductEntry entry : entries) {
                    if (!entry.isIn(JAVA)) {
                        tar.entry(HOME + "/" + entry.name(), entry);
                    }
                }
            }));
            ImageDocuments documents = new ImageDocuments(product, architecture, layers, start.config());
            String java = ownJava
                    ? "/" + HOME + "/" + JAVA + "/bin/java"
                    : start.java().orElse("java");
            requireJava(product, start, ownJava);
            Descriptor config = blobs.document(Descriptor.CONFIG, documents.config(java));
            Descriptor manifest = blobs.document(Descriptor.MANIFEST, documents.manifest(config));
            write(layout.folder().resolve(LayoutBase.MARK), Map.of("imageLayoutVersion", "1.0.0"));
            write(layout.folder().resolve("index.json"), documents.index(manifest));
            layout.complete();
        }
    }

    private void requireJava(ComposedProduct product, BaseImage.Start start, boolean ownJava) throws ComposeException {
        if (!ownJava && base instanceof DebianBase packages && start.java().isEmpty()) {
            throw new ComposeException(product.home() + ": has no Java of its own (jre/), and none of the packages in "
                    + packages.folder() + " has one; compose it with --jlink");
        }
    }

    private static void write(Path file, Map<String, Object> json) throws IOException {
        Files.write(file, JsonWriter.line(new LinkedHashMap<>(json)).getBytes(StandardCharsets.UTF_8));
    }
}
