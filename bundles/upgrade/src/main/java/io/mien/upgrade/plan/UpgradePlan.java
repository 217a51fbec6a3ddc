package io.mien.upgrade.plan;

import io.mien.trust.release.Release;
import io.mien.upgrade.plan.PlannedFile.Time;
import java.util.List;

/**
 * What a release would change.
 *
 * @param release the release
 * @param files all that it lists in the order of their paths, then what goes
 */
public record UpgradePlan(Release release, List<PlannedFile> files) {
    public UpgradePlan {
        files = List.copyOf(files);
    }

    /** The bundles that can be replaced or added while the product runs. */
    public List<PlannedFile> bundles() {
        return missing().stream()
                .filter(f -> f.time() == Time.RUNNING && !FeatureChange.isFeature(f.path()))
                .toList();
    }

    /** The features whose files are others; see {@link FeatureChange}. */
    public List<PlannedFile> features() {
        return missing().stream().filter(f -> FeatureChange.isFeature(f.path())).toList();
    }

    /** The files to fetch. */
    public List<PlannedFile> missing() {
        return files.stream().filter(PlannedFile::isFetched).toList();
    }

    /** The changes that only a stopped product can take. */
    public List<PlannedFile> atNextStart() {
        return files.stream().filter(f -> f.time() == Time.NEXT_START).toList();
    }

    /** Bytes that have to be fetched. */
    public long bytes() {
        return missing().stream().mapToLong(PlannedFile::length).sum();
    }
}
