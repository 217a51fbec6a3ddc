package io.mien.compose.product;

import io.mien.compose.feature.FeatureException;
import io.mien.compose.feature.FeatureFile;
import io.mien.compose.feature.FeatureUnion;
import io.mien.compose.feature.ListedBundle;
import io.mien.compose.feature.NeededBundle;
import io.mien.compose.feature.Want;
import io.mien.compose.index.BundleIndex;
import io.mien.compose.index.Coordinates;
import io.mien.compose.index.IndexedBundle;
import io.mien.compose.index.MavenFolders;
import io.mien.compose.pack.ComposeException;
import io.mien.compose.resolve.ProductResolver;
import io.mien.compose.resolve.Target;
import io.mien.compose.resolve.UnresolvedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what a product consists of: joins its features and resolves what they want. Writes nothing. */
public final class ProductPlanner {
    /** The oldest Java that products are made for. */
    private static final int JAVA = 17;

    private final ProductRequest request;
    private final MavenFolders maven;
    private final Map<String, NamedFeature> features = new LinkedHashMap<>();
    private final List<IndexedBundle> added = new ArrayList<>();
    private BundleIndex index;

    private ProductPlanner(ProductRequest request) throws IOException {
        this.request = request;
        this.maven = new MavenFolders(request.repositories());
        this.index = BundleIndex.of(request.home(), List.of());
    }

    /**
     * Plans a product. The same files give the same plan.
     *
     * @throws ComposeException naming the input that is wrong, or saying what is missing
     * @throws IOException naming a file that cannot be read
     */
    public static ProductPlan plan(ProductRequest request) throws IOException, ComposeException {
        return new ProductPlanner(request).plan();
    }

    private ProductPlan plan() throws IOException, ComposeException {
        Target target = target(request.platform());
        for (String name : request.features()) {
            join(NamedFeature.of(name, request));
        }
        AddedPart parts = new AddedPart(request.directory(), index, maven);
        for (String argument : request.added()) {
            if (NamedFeature.isFile(argument)) {
                join(NamedFeature.of(argument, request));
            } else {
                add(parts.find(argument), argument);
            }
        }
        index = index.with(added);
        index = index.with(ForeignNatives.of(request.platform(), index, maven));
        try {
            return plan(target);
        } catch (FeatureException e) {
            throw new ComposeException(String.join(" + ", features.keySet()) + ": " + e.getMessage(), e);
        }
    }

    private static Target target(String platform) throws ComposeException {
        try {
            return new Target(platform, JAVA);
        } catch (IllegalArgumentException e) {
            throw new ComposeException(e.getMessage(), e);
        }
    }

    private void join(NamedFeature feature) throws ComposeException {
        for (NamedFeature other : features.values()) {
            if (other.name().equals(feature.name()) || id(other).equals(id(feature))) {
                throw new ComposeException("the feature " + id(feature).artifact() + " is named twice: " + other.name()
                        + " and " + feature.name());
            }
        }
        features.put(feature.name(), feature);
    }

    private static Coordinates id(NamedFeature feature) throws ComposeException {
        try {
            return feature.file().id();
        } catch (FeatureException e) {
            throw new ComposeException(feature.name() + ": " + e.getMessage(), e);
        }
    }

    private void add(IndexedBundle bundle, String argument) throws ComposeException {
        for (IndexedBundle other : added) {
            if (other.name().equals(bundle.name())) {
                throw new ComposeException(argument + ": the bundle " + bundle.name() + " is added twice");
            }
        }
        added.add(bundle);
    }

    private ProductPlan plan(Target target) throws IOException, ComposeException, FeatureException {
        List<Want> wants = new ArrayList<>();
        for (NamedFeature feature : features.values()) {
            wants.addAll(wants(feature.file()));
        }
        added.forEach(bundle -> wants.add(new Want("bundle", bundle.name(), List.of(), false)));
        List<FeatureFile> files =
                features.values().stream().map(NamedFeature::file).toList();
        FeatureFile whole = FeatureUnion.of(files, wants);
        List<NeededBundle> bundles = resolve(wants, target, whole.given());
        String text = whole.withBundles(bundles, request.platform());
        return new ProductPlan(request.home(), whole.id(), whole.title(), text, bundles, request.platform());
    }

    /** A feature that lists its bundles itself wants just those. */
    private List<Want> wants(FeatureFile feature) throws IOException, FeatureException, ComposeException {
        Optional<List<Want>> stated = feature.wants();
        if (stated.isPresent()) {
            return stated.get();
        }
        List<Want> wants = new ArrayList<>();
        Map<String, IndexedBundle> found = new HashMap<>();
        for (ListedBundle listed : feature.listed(request.platform())) {
            Optional<IndexedBundle> bundle = listed(listed.coordinates());
            if (bundle.isEmpty() && !listed.optional()) {
                throw new FeatureException("the bundle " + listed.coordinates() + " is missing here");
            }
            bundle.ifPresent(b -> {
                found.put(b.name(), b);
                wants.add(new Want("bundle", b.name(), listed.only(), listed.optional()));
            });
        }
        List<IndexedBundle> exact = new ArrayList<>(found.values());
        exact.removeIf(b -> added.stream().anyMatch(a -> a.name().equals(b.name())));
        index = index.with(exact);
        return wants;
    }

    private Optional<IndexedBundle> listed(Coordinates coordinates) throws IOException {
        Optional<IndexedBundle> known = index.find(coordinates);
        if (known.isPresent() || maven.find(coordinates).isEmpty()) {
            return known;
        }
        return BundleIndex.read(maven.find(coordinates).get())
                .map(b -> new IndexedBundle(coordinates, b.file(), b.resource()));
    }

    private List<NeededBundle> resolve(List<Want> wants, Target target, List<String> given)
            throws IOException, ComposeException {
        IndexedBundle framework = BundleIndex.framework(request.home().resolve("lib"));
        try {
            return new ProductResolver(index, target, framework, given).resolve(wants);
        } catch (UnresolvedException e) {
            throw new ComposeException(String.join(" + ", features.keySet()) + ": " + e.getMessage(), e);
        }
    }
}
