package io.mien.compose.product;

import io.mien.compose.analysis.AnalysedProduct;
import io.mien.compose.analysis.ProductAnalysis;
import io.mien.compose.bill.ProductPart;
import io.mien.compose.bill.RuntimePart;
import io.mien.compose.jre.JavaRuntime;
import io.mien.compose.pack.ComposeException;
import io.mien.compose.pack.ComposedProduct;
import io.mien.compose.pack.Packager;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Composes a product beside its target and moves it there: it appears whole or not at all.
 */
public final class ProductComposition {
    private final ProductPlan plan;
    private final ProductTarget target;
    private final Optional<Packager> packager;
    private final Optional<JavaRuntime> runtime;
    private final Optional<ProductLock> lock;
    private final ProductAnalysis analysis;
    private final CompositionSteps steps;

    /**
     * @param packager makes one artifact of the product's folder; empty if the folder is what is wanted
     * @param runtime makes a Java runtime of its own, if it has one
     * @param lock the keys that the product trusts, if it is to be locked
     * @param analysis what the product is checked by before it appears
     * @param steps told of the work
     */
    public ProductComposition(
            ProductPlan plan,
            ProductTarget target,
            Optional<Packager> packager,
            Optional<JavaRuntime> runtime,
            Optional<ProductLock> lock,
            ProductAnalysis analysis,
            CompositionSteps steps) {
        this.plan = plan;
        this.target = target;
        this.packager = packager;
        this.runtime = runtime;
        this.lock = lock;
        this.analysis = analysis;
        this.steps = steps;
    }

    /**
     * Composes it.
     *
     * @throws ComposeException if the product is not as it should be
     * @throws IOException naming what cannot be read or written
     */
    public void run() throws IOException, ComposeException {
        Path work = Files.createDirectory(beside(target.path()));
        try {
            Path folder = Files.createDirectory(work.resolve("product"));
            compose(folder);
            Path made = folder;
            if (packager.isPresent()) {
                String name = target.path().getFileName().toString();
                steps.begin("packing " + name);
                // A packager may go by the ending.
                made = work.resolve(name);
                packager.get().pack(product(folder), made);
            }
            steps.checkpoint();
            AtomicFile.rename(made, target.path());
        } finally {
            Folders.delete(work);
        }
    }

    private static Path beside(Path path) {
        return path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    private void compose(Path folder) throws IOException, ComposeException {
        steps.begin("copying " + plan.bundles().size() + " bundles");
        StampedCopy copy = new StampedCopy(folder);
        ProductFolder.write(plan, copy, steps::checkpoint);
        ProductPapers papers = new ProductPapers(plan, folder, copy);
        List<ProductPart> parts = new ArrayList<>(papers.parts());
        if (runtime.isPresent()) {
            parts.add(runtime(runtime.get(), parts, folder, copy));
        }
        papers.write(parts);
        steps.begin("checking");
        AnalysedProduct product = new AnalysedProduct(folder, plan.name(), plan.platform(), parts);
        List<String> faults = analysis.faults(product, steps::begin);
        if (!faults.isEmpty()) {
            throw new ComposeException(plan.name() + " is not as it should be: " + String.join("; ", faults));
        }
        steps.checkpoint();
        // Not before the product was started once: a locked one starts when its release is signed.
        if (lock.isPresent()) {
            lock.get().writeTo(copy);
        }
        copy.finish();
    }

    private ProductPart runtime(JavaRuntime java, List<ProductPart> parts, Path folder, StampedCopy copy)
            throws IOException, ComposeException {
        steps.begin("making a Java runtime");
        List<Path> jars = parts.stream()
                .map(ProductPart::file)
                .filter(Files::isRegularFile)
                .toList();
        Path made = folder.resolveSibling("jre");
        Set<String> modules = java.make(jars, made);
        copy.copyPrograms(made, "jre");
        steps.begin("its modules: " + String.join(", ", modules));
        return RuntimePart.of(folder.resolve("jre"));
    }

    private ComposedProduct product(Path folder) {
        return new ComposedProduct(folder, plan.name(), plan.title(), plan.id().version(), plan.platform());
    }
}
