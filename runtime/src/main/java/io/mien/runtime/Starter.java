package io.mien.runtime;

import io.mien.boot.generation.DamagedLockException;
import io.mien.boot.generation.GenerationFolder;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockText;
import io.mien.boot.generation.StartMarks;
import io.mien.boot.generation.UnprovedRelease;
import io.mien.boot.invocation.Invocation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Starts what a data folder says is installed: its current generation, else the newest one before it that starts, else the
 * product as it comes. A deployment with which starts failed is left out. It only reads: the next generation is
 * written by the process that owns the folder.
 */
final class Starter {
    private final Distribution distribution;
    private final RuntimeOptions options;
    private final Invocation invocation;
    private final PrintStream err;
    private final StartMarks marks;

    /**
     * The result of a start.
     *
     * @param lock the bundles; numbered by the generation that they are made from, 0 if there is none
     * @param mark ends once the start has succeeded
     */
    record Started(MienRuntime runtime, Lock lock, StartMark mark) {}

    /** @param err told of a generation that does not start */
    Starter(Distribution distribution, RuntimeOptions options, Invocation invocation, PrintStream err) {
        this.distribution = distribution;
        this.options = options;
        this.invocation = invocation;
        this.err = err;
        this.marks = new StartMarks(invocation.data());
    }

    /** @param asked name or path of the product, if one was asked for */
    Started start(Optional<String> asked) throws StartException {
        Composer composer = new Composer(distribution, invocation.data(), invocation.verb());
        if (asked.isPresent()) {
            // A missing product is not a fault of any generation.
            distribution.read(asked.get());
        }
        GenerationFolder folder = new GenerationFolder(invocation.data());
        for (long number : numbers(folder)) {
            try {
                Lock chosen = chosen(folder, whole(folder, folder.read(number)));
                Composition composition = composer.ofGeneration(chosen, asked);
                tell(chosen, composition.lock());
                return start(composition);
            } catch (DamagedLockException e) {
                err.println("mien: " + e.getMessage());
            } catch (ConfigurationException e) {
                // Its author must mend it: an older list in silence would take back what was deployed.
                throw e;
            } catch (StartException e) {
                err.println("mien: generation " + number + " does not start: " + e.getMessage());
            }
        }
        return start(composer.ofFeature(asked.orElseGet(distribution::standard)));
    }

    /** The list before a release that was not proved when its process ended: never a part of both. */
    private Lock whole(GenerationFolder folder, Lock lock) {
        if (lock.unproved().isEmpty() || Composition.isOfList(invocation.verb())) {
            return lock;
        }
        UnprovedRelease release = lock.unproved().get();
        try {
            Lock before = folder.read(release.before());
            String why = release.release() + " was interrupted before all of it had passed its probation";
            err.println("mien: " + why + "; generation " + before.number() + " starts, as before it");
            return before.next(why, before.before());
        } catch (DamagedLockException e) {
            err.println("mien: what was before " + release.release() + " cannot be started: " + e.getMessage());
            return lock;
        }
    }

    /** A command that only changes or shows the list is the way back: it sees the list as it is. */
    private Lock chosen(GenerationFolder folder, Lock lock) {
        if (Composition.isOfList(invocation.verb())) {
            return lock;
        }
        try {
            int limit =
                    LauncherSettings.read(distribution, invocation.data(), err).failedStarts();
            Lock chosen = new CrashLoop(folder, marks, limit).without(lock);
            tell(lock, chosen);
            return chosen;
        } catch (IOException e) {
            err.println("mien: earlier starts in " + folder.data() + " cannot be read: " + e.getMessage());
            return lock;
        }
    }

    /** Names what is left out of a list now, and was not before. */
    private void tell(Lock before, Lock after) {
        if (!after.leftOut().equals(before.leftOut())) {
            after.leftOut().forEach(bundle -> err.println("mien: " + bundle));
        }
    }

    private List<Long> numbers(GenerationFolder folder) {
        try {
            return folder.toStart();
        } catch (IOException e) {
            err.println("mien: the generations in " + folder.data() + " cannot be read: " + e.getMessage());
            return List.of();
        }
    }

    private Started start(Composition composition) throws StartException {
        ProgramWishes wishes = new ProgramWishes(options);
        Lock lock = wishes.onto(composition.lock());
        String verb = invocation.verb();
        // Writing it takes time, and it is for those alone who may change what is installed.
        boolean asked = Composition.mayChangeList(verb)
                && lock.bundles().stream().anyMatch(b -> b.only().contains(verb));
        RuntimeOptions configured = wishes.configured(lock);
        RuntimeOptions told = asked ? configured.withProperty(LockText.PROPERTY, LockText.write(lock)) : configured;
        StartMark mark = StartMark.begin(
                marks,
                composition.startsDeployed(verb) ? lock.number() : 0,
                lock.leftOut().isEmpty());
        try {
            List<Path> files = composition.files(verb, distribution, invocation.data());
            MienRuntime runtime = MienRuntime.start(
                    distribution, composition.feature(), files, told, Optional.of(invocation.data()), !asked);
            if (!invocation.runs()) {
                mark.succeed();
            }
            return new Started(runtime, lock, mark);
        } catch (StartException e) {
            // It says what is wrong, and another list is started.
            mark.withdraw();
            throw e;
        }
    }
}
