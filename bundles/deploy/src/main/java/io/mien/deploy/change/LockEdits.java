package io.mien.deploy.change;

import io.mien.StageKind;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.framework.BundleInstaller;
import io.mien.deploy.framework.BundleParts;
import io.mien.model.ModelStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.osgi.framework.Bundle;

/** Makes one list of bundles of another. */
final class LockEdits {
    private LockEdits() {}

    /** Whether two entries are one bundle, whatever else is written about it. */
    static boolean same(LockedBundle one, LockedBundle other) {
        return one.name().equals(other.name())
                && one.version().equals(other.version())
                && one.sha256().equals(other.sha256());
    }

    static boolean holds(Collection<LockedBundle> bundles, LockedBundle one) {
        return bundles.stream().anyMatch(b -> same(b, one));
    }

    /** Those of one list that another does not have. */
    static List<LockedBundle> without(List<LockedBundle> bundles, Collection<LockedBundle> others) {
        return bundles.stream().filter(b -> !holds(others, b)).toList();
    }

    /** With more bundles: each behind the last of its name, or at the end. */
    static List<LockedBundle> with(List<LockedBundle> bundles, List<LockedBundle> more) {
        List<LockedBundle> all = new ArrayList<>(bundles);
        for (LockedBundle one : more) {
            int at = all.size();
            for (int i = 0; i < all.size(); i++) {
                at = all.get(i).name().equals(one.name()) ? i + 1 : at;
            }
            all.add(at, one);
        }
        return all;
    }

    static List<LockedBundle> changed(
            List<LockedBundle> bundles, Collection<LockedBundle> some, UnaryOperator<LockedBundle> change) {
        return bundles.stream().map(b -> holds(some, b) ? change.apply(b) : b).toList();
    }

    /** Notes which slots each bundle has a part in, as far as that can be seen now. */
    static Lock noteKinds(Lock lock, BundleInstaller bundles, List<ModelStatus> models) {
        return lock.withBundles(lock.bundles().stream()
                .map(entry -> {
                    Optional<Bundle> bundle = bundles.find(entry);
                    List<String> kinds =
                            bundle.map(b -> words(BundleParts.kinds(b, models))).orElse(List.of());
                    return kinds.isEmpty() ? entry : entry.withKinds(kinds);
                })
                .toList());
    }

    private static List<String> words(Set<StageKind> kinds) {
        return kinds.stream().map(StageKind::word).toList();
    }

    /** Names of the product's own bundles that are taken away by a change, and not by it brought back. */
    static Set<String> removed(Lock lock, List<LockedBundle> go, List<LockedBundle> come) {
        Set<String> removed = new TreeSet<>(lock.removed());
        go.stream().filter(b -> !b.deployed()).forEach(b -> removed.add(b.name()));
        come.forEach(b -> removed.remove(b.name()));
        return removed;
    }
}
