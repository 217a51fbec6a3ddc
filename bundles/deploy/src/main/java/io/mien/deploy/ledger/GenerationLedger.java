package io.mien.deploy.ledger;

import io.mien.boot.generation.DamagedLockException;
import io.mien.boot.generation.Disk;
import io.mien.boot.generation.GenerationFolder;
import io.mien.boot.generation.GenerationWriter;
import io.mien.boot.generation.Lock;
import io.mien.deploy.DeploymentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The list of installed bundles, and the generations before. One deployment at a time changes it; all threads may read it.
 * Thread-safe.
 */
public final class GenerationLedger {
    private final GenerationFolder folder;
    private final GenerationWriter writer;
    private final int keep;
    private final ProbationStarts tries;
    private volatile Lock current;

    /**
     * @param data data folder that this process owns
     * @param keep how many generations are kept
     * @param started what was started, complete
     */
    public GenerationLedger(Path data, Disk disk, int keep, Lock started) {
        this.folder = new GenerationFolder(data);
        this.writer = new GenerationWriter(folder, disk);
        this.keep = keep;
        this.tries = new ProbationStarts(data, disk);
        this.current = started;
    }

    /** How often bundles on probation were tried. */
    public ProbationStarts tries() {
        return tries;
    }

    /** The data folder. */
    public Path data() {
        return folder.data();
    }

    /** The current list of bundles; its number is 0 as long as no generation was written. */
    public Lock current() {
        return current;
    }

    /**
     * Writes the bundles that were started as a generation, unless the current generation has the same.
     *
     * @param noted the bundles that were started, with what was learned of them since
     */
    public void writeFirst(Lock noted) throws DeploymentException {
        if (isWritten()) {
            current = noted;
        } else {
            write(noted);
        }
    }

    private boolean isWritten() {
        try {
            Lock lock = current;
            return lock.number() > 0
                    && folder.current().filter(n -> n == lock.number()).isPresent()
                    && folder.read(lock.number()).equals(lock);
        } catch (DamagedLockException e) {
            // The list that was started replaces it.
            return false;
        }
    }

    /** Makes a lock the next generation. */
    public Lock write(Lock lock) throws DeploymentException {
        try {
            current = writer.write(lock);
            if (current.bundles().stream().noneMatch(current::isOnProbation)) {
                endTries();
            }
            return current;
        } catch (IOException e) {
            throw new DeploymentException(
                    "no generation can be written in " + folder.data() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The death of this process no longer counts against any bundle. A note that stays is harmless: it names no bundle on
     * probation.
     */
    public void endTries() {
        try {
            tries.end();
        } catch (IOException e) {
            System.getLogger(GenerationLedger.class.getName())
                    .log(System.Logger.Level.WARNING, "A note of a probation stays: {0}", e.toString());
        }
    }

    /** Removes what no kept generation needs. That it cannot be removed harms nobody. */
    public void prune() {
        try {
            writer.prune(keep);
        } catch (IOException e) {
            System.getLogger(GenerationLedger.class.getName())
                    .log(System.Logger.Level.WARNING, "Old generations in {0} stay: {1}", folder.data(), e.toString());
        }
    }

    /** Keeps a copy of a bundle; gives its digest back. */
    public String keep(Path jar) throws DeploymentException {
        try {
            return writer.keep(jar);
        } catch (IOException e) {
            throw new DeploymentException(
                    jar + " cannot be copied into " + GenerationFolder.bundles(folder.data()) + ": " + e.getMessage(),
                    e);
        }
    }

    /** @throws DeploymentException if it is not kept, or damaged */
    public Lock read(long number) throws DeploymentException {
        try {
            return folder.read(number);
        } catch (DamagedLockException e) {
            throw new DeploymentException(e.getMessage(), e);
        }
    }

    /**
     * The target of a roll-back after some of what a lock deployed was removed: the list before that deployment, or, once nothing
     * is left of it, the one of a roll-back from there.
     *
     * @param lock the list with it
     * @param rest what stays of the list
     */
    public long beforeRest(Lock lock, Lock rest) {
        try {
            if (lock.before() == 0) {
                return 0;
            }
            Lock before = read(lock.before());
            return contents(before).equals(contents(rest)) ? before.before() : before.number();
        } catch (DeploymentException e) {
            // That generation is not kept any more, and nothing before it is.
            return 0;
        }
    }

    /** What each bundle is, whether it is to stay or not. */
    private static Set<List<String>> contents(Lock lock) {
        return lock.bundles().stream()
                .map(b -> List.of(b.name(), b.version(), b.sha256()))
                .collect(Collectors.toSet());
    }

    /** All that can be read, newest first. */
    public List<Lock> all() throws DeploymentException {
        List<Lock> all = new ArrayList<>();
        try {
            for (long number : folder.toStart()) {
                try {
                    all.add(folder.read(number));
                } catch (DamagedLockException e) {
                    // It can neither be started nor gone back to.
                    continue;
                }
            }
            return all;
        } catch (IOException e) {
            throw new DeploymentException(
                    "the generations in " + folder.data() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
