package io.mien.compose.product;

import aQute.bnd.osgi.resource.CapReqBuilder;
import io.mien.compose.feature.NeededBundle;
import io.mien.compose.index.IndexedBundle;
import io.mien.compose.index.Namespaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.osgi.resource.Requirement;

/** Lays out the folder of a product as that of a distribution, with only what the product has. */
final class ProductFolder {
    private static final String CATALOG = "models/catalogue.json";
    private static final String PEOPLE = "people";

    /** What reads the list of models that can be fetched. */
    private static final List<Requirement> FETCHING = List.of(wanted(Namespaces.VERB, Namespaces.VERB, "model pull"));

    /** What shows the people that come with Mien, or takes one for a trial. */
    private static final List<Requirement> SHOWING = List.of(
            wanted(Namespaces.CAMERA, "scheme", "demo"),
            wanted(Namespaces.VERB, Namespaces.VERB, "demo"),
            wanted(Namespaces.VERB, Namespaces.VERB, "model pack"));

    private final ProductPlan plan;
    private final StampedCopy copy;
    private final Runnable checkpoint;

    private ProductFolder(ProductPlan plan, StampedCopy copy, Runnable checkpoint) {
        this.plan = plan;
        this.copy = copy;
        this.checkpoint = checkpoint;
    }

    private static Requirement wanted(String namespace, String attribute, String value) {
        return new CapReqBuilder(namespace)
                .addDirective("filter", "(" + attribute + "=" + value + ")")
                .buildSyntheticRequirement();
    }

    /**
     * Copies what the product consists of.
     *
     * @param copy into its folder
     * @param checkpoint run before each bundle; what it throws ends the work
     * @throws IOException naming what cannot be read or written; the folder is then left in part
     */
    static void write(ProductPlan plan, StampedCopy copy, Runnable checkpoint) throws IOException {
        new ProductFolder(plan, copy, checkpoint).write();
    }

    private void write() throws IOException {
        Path home = plan.home();
        copy.copy(home.resolve("bin"), "bin");
        copy.copy(home.resolve("lib"), "lib");
        options(home.resolve("conf"));
        copy.copy(home.resolve("LICENSE"), "LICENSE");
        copy.write("features/" + plan.name() + ".json", plan.feature().getBytes(StandardCharsets.UTF_8));
        for (NeededBundle needed : plan.bundles()) {
            checkpoint.run();
            bundle(needed.bundle());
        }
        if (has(FETCHING) && Files.exists(home.resolve(CATALOG))) {
            copy.copy(home.resolve(CATALOG), CATALOG);
        }
        if (has(SHOWING) && Files.exists(home.resolve(PEOPLE))) {
            copy.copy(home.resolve(PEOPLE), PEOPLE);
        }
    }

    /** The options of Java and of its log, but no configuration: that of this installation may hold what is its own. */
    private void options(Path conf) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(conf, "*.options")) {
            for (Path file : files) {
                copy.copy(file, "conf/" + file.getFileName());
            }
        }
        copy.copy(conf.resolve("logging.properties"), "conf/logging.properties");
    }

    private void bundle(IndexedBundle bundle) throws IOException {
        String place = BundlePlace.of(bundle);
        if (BundlePlace.isUnpacked(bundle) && !Files.isDirectory(bundle.file())) {
            copy.unpack(bundle.file(), place);
        } else {
            copy.copy(bundle.file(), place);
        }
    }

    private boolean has(List<Requirement> any) {
        return plan.bundles().stream().anyMatch(b -> any.stream().anyMatch(b.bundle()::satisfies));
    }
}
