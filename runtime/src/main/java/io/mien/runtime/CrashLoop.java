package io.mien.runtime;

import io.mien.boot.generation.DamagedLockException;
import io.mien.boot.generation.GenerationFolder;
import io.mien.boot.generation.LeftOut;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.boot.generation.StartMarks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The way back from a deployed bundle that ends or hangs the process: after several failed starts in a row the
 * newest deployment is left out, then the one before it, and so on.
 */
final class CrashLoop {
    private final GenerationFolder folder;
    private final StartMarks marks;
    private final int limit;

    /** @param limit starts in a row that fail before something is left out */
    CrashLoop(GenerationFolder folder, StartMarks marks, int limit) {
        this.folder = folder;
        this.marks = marks;
        this.limit = limit;
    }

    /** The list to start for a generation: its own, unless starts of it failed. */
    Lock without(Lock lock) throws IOException {
        Lock chosen = lock;
        while (marks.failed(chosen.number()).size() >= limit) {
            List<LockedBundle> newest = newest(chosen);
            Optional<Lock> before = before(chosen, newest);
            if (newest.isEmpty()) {
                return chosen;
            }
            if (before.isEmpty()) {
                return withoutNewest(chosen);
            }
            chosen = leavingOut(before.get(), chosen, newest);
        }
        return chosen;
    }

    /** No older list is kept: the product's own bundles come back, and of the deployed ones fewer and fewer are left. */
    private Lock withoutNewest(Lock lock) throws IOException {
        Lock chosen = lock;
        for (int i = marks.failed(lock.number()).size() / limit; i > 0; i--) {
            List<LockedBundle> newest = newest(chosen);
            chosen = leavingOut(chosen.without(newest).withProduct(""), chosen, newest);
        }
        return chosen;
    }

    private Lock leavingOut(Lock rest, Lock failed, List<LockedBundle> bundles) {
        List<LeftOut> all = new ArrayList<>(failed.leftOut());
        String reason = limit + " starts in a row with it ended before Mien served";
        bundles.forEach(b -> all.add(
                new LeftOut(b.name(), b.version(), b.sha256(), reason + "; deploy it again to try it once more")));
        String names = bundles.stream().map(LockedBundle::toString).collect(Collectors.joining(", "));
        return rest.next("left out " + names + ": " + reason, rest.before()).withLeftOut(all);
    }

    /** The list before these came. */
    private Optional<Lock> before(Lock lock, List<LockedBundle> newest) throws IOException {
        Set<String> digests = newest.stream().map(LockedBundle::sha256).collect(Collectors.toSet());
        for (Lock older : older(lock)) {
            if (older.bundles().stream().noneMatch(b -> digests.contains(b.sha256()))) {
                return Optional.of(older);
            }
        }
        return Optional.empty();
    }

    /** The deployed bundles that came last, together. */
    private List<LockedBundle> newest(Lock lock) throws IOException {
        List<LockedBundle> deployed =
                lock.bundles().stream().filter(LockedBundle::deployed).toList();
        Map<String, Long> since = new HashMap<>();
        deployed.forEach(b -> since.put(b.sha256(), lock.number()));
        Set<String> open = deployed.stream().map(LockedBundle::sha256).collect(Collectors.toSet());
        long oldest = lock.number();
        for (Lock older : older(lock)) {
            open.retainAll(older.bundles().stream().map(LockedBundle::sha256).collect(Collectors.toSet()));
            open.forEach(b -> since.put(b, older.number()));
            oldest = older.number();
        }
        long latest = since.values().stream().mapToLong(Long::longValue).max().orElse(0);
        List<LockedBundle> newest =
                deployed.stream().filter(b -> since.get(b.sha256()) == latest).toList();
        // Those that the oldest list that is kept has may have come one after the other: the last one is tried first.
        return latest == oldest && !newest.isEmpty() ? newest.subList(newest.size() - 1, newest.size()) : newest;
    }

    /** The lists that are kept from before another one, the newest first. */
    private List<Lock> older(Lock lock) throws IOException {
        List<Lock> older = new ArrayList<>();
        for (long number : folder.numbers()) {
            if (number < lock.number()) {
                try {
                    older.add(folder.read(number));
                } catch (DamagedLockException e) {
                    // It can be started no more.
                    continue;
                }
            }
        }
        return older;
    }
}
