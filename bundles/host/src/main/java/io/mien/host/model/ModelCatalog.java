package io.mien.host.model;

import io.mien.boot.locked.LockedRelease;
import io.mien.support.jar.JarLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/** The models that were found, by bundle or folder. Thread-safe. */
public final class ModelCatalog implements BundleTrackerCustomizer<Bundle> {
    private final BundleModels reader;
    private final FolderModels folderReader;
    private volatile ModelScan folders;
    private final Runnable changed;
    private final Map<Long, ModelScan> bundles = new ConcurrentSkipListMap<>();

    /**
     * @param cache folder of unpacked weights
     * @param limits what a model bundle may cost
     * @param locked the release of a locked installation, in which models come from installed bundles alone
     * @param folders to look into once, besides the bundles
     * @param changed called after a bundle's models came or went
     */
    public ModelCatalog(
            Path cache, JarLimits limits, Optional<LockedRelease> locked, List<Path> folders, Runnable changed) {
        this.reader = new BundleModels(cache, limits);
        this.folderReader = new FolderModels(cache, limits, locked);
        this.changed = changed;
        lookInto(folders);
    }

    /** Looks into other folders than before; what is in the bundles stays. */
    public void lookInto(List<Path> others) {
        // Behind every bundle: what is installed was there first.
        folders = folderReader.search(others, Long.MAX_VALUE / 2);
    }

    /** Whether the bundle that a model came from is still there: then what it holds now takes the model's place. */
    public boolean hasSuccessor(FoundModel model) {
        return bundles.containsKey(model.arrival());
    }

    /** All models, in the order of their arrival. */
    public List<FoundModel> models() {
        List<FoundModel> all = new ArrayList<>();
        bundles.values().forEach(f -> all.addAll(f.models));
        all.addAll(folders.models);
        return all;
    }

    /** All descriptions that cannot be read. */
    public List<UnreadableModel> unreadable() {
        List<UnreadableModel> all = new ArrayList<>();
        bundles.values().forEach(f -> all.addAll(f.unreadable));
        all.addAll(folders.unreadable);
        return all;
    }

    @Override
    public Bundle addingBundle(Bundle bundle, BundleEvent event) {
        ModelScan found = reader.search(bundle);
        if (found.models.isEmpty() && found.unreadable.isEmpty()) {
            return null;
        }
        bundles.put(bundle.getBundleId(), found);
        changed.run();
        return bundle;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
        if (event != null && event.getType() == BundleEvent.UPDATED) {
            bundles.put(bundle.getBundleId(), reader.search(bundle));
            changed.run();
        }
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
        bundles.remove(bundle.getBundleId());
        changed.run();
    }
}
