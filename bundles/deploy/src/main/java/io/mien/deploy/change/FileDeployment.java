package io.mien.deploy.change;

import io.mien.StageWishes;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.boot.generation.LockedBundle.Origin;
import io.mien.boot.generation.UnprovedRelease;
import io.mien.deploy.DeployOptions;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentProgress;
import io.mien.deploy.DeploymentProgress.Step;
import io.mien.deploy.framework.BundlePart;
import io.mien.deploy.framework.BundleParts;
import io.mien.deploy.jar.NewBundle;
import io.mien.deploy.outcome.Newcomer;
import io.mien.deploy.outcome.OutcomeReader;
import io.mien.deploy.outcome.Verdict;
import io.mien.model.ModelStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;

/** One deployment of files, from their copy to the retirement of what they supersede. */
public final class FileDeployment {
    private final DeployContext context;
    private final DeploymentListener listener;
    private final Lock start;
    private final List<ModelStatus> models;
    private final ArrivedBundles arrival;
    private final List<LockedBundle> brought = new ArrayList<>();

    /** @param listener told of each step */
    public FileDeployment(DeployContext context, DeploymentListener listener) {
        this.context = context;
        this.listener = listener;
        this.start = context.ledger().current();
        this.models = context.live().models();
        this.arrival = new ArrivedBundles(context.bundles(), listener);
    }

    /**
     * Does it, or leaves everything as it was.
     *
     * @param options what they may hold
     * @return the generation that came of it
     */
    public Lock run(List<Path> files, DeployOptions options) throws DeploymentException {
        List<NewBundle> jars = new AdmissionCheck(context, options).admit(files, start);
        boolean done = false;
        try {
            Lock lock = run(jars, why(files, options), options.release());
            done = true;
            return lock;
        } finally {
            if (!done) {
                arrival.undo();
                context.codecs().release();
                context.askAgainFor(start);
            }
            context.ledger().prune();
        }
    }

    private Lock run(List<NewBundle> jars, String why, Optional<String> release) throws DeploymentException {
        List<LockedBundle> entries = new ArrayList<>();
        List<LockedBundle> known = new ArrayList<>();
        for (NewBundle jar : jars) {
            LockedBundle entry = keep(jar);
            Optional<LockedBundle> there = start.bundles().stream()
                    .filter(b -> LockEdits.same(b, entry))
                    .findFirst();
            there.ifPresentOrElse(known::add, () -> entries.add(entry));
        }
        brought.addAll(known);
        brought.addAll(entries);
        begin(entries);
        ArrivalTrials trials = new ArrivalTrials(context, listener, arrival, start, entries);
        List<Newcomer> newcomers = arrival.install(entries);
        trials.start(newcomers);
        known.forEach(k -> context.bundles().find(k).ifPresent(b -> newcomers.add(new Newcomer(b, Set.of()))));
        OutcomeReader outcomes = new OutcomeReader(context.live(), models);
        List<Verdict> verdicts = trials.prove(newcomers, await(outcomes, newcomers));
        StageWishes wishes = asked(newcomers);
        if (entries.isEmpty() && wishes.equals(LockWishes.of(start))) {
            return start;
        }
        return finish(start.next(why, start.number()), release, entries, outcomes, newcomers, verdicts, wishes);
    }

    /** The bundles that were deployed, those included that were installed before. */
    public List<LockedBundle> brought() {
        return List.copyOf(brought);
    }

    private LockedBundle keep(NewBundle jar) throws DeploymentException {
        String sha256 = context.ledger().keep(jar.file());
        if (!sha256.equals(jar.sha256())) {
            throw new DeploymentException(
                    jar.file() + " was written to while it was read; deploy it again when it is whole");
        }
        String version = jar.version().toString();
        LockedBundle entry = new LockedBundle(
                sha256 + ".jar", jar.name(), version, sha256, Origin.DEPLOYED, Set.of(), List.of(), false);
        for (LockedBundle other : start.bundles()) {
            if (other.name().equals(jar.name())
                    && AdmissionCheck.version(other).equals(jar.version())
                    && !other.sha256().equals(sha256)) {
                throw new DeploymentException(jar.file() + ": " + jar
                        + " is installed already, with other content; give the new one a higher version");
            }
        }
        return entry;
    }

    /** Should they take the process down, the next one knows by whom. */
    private void begin(List<LockedBundle> entries) throws DeploymentException {
        List<LockedBundle> others =
                start.bundles().stream().filter(start::isOnProbation).toList();
        try {
            context.ledger().tries().begin(entries, others);
        } catch (IOException e) {
            throw new DeploymentException("that it begins cannot be noted: " + e.getMessage(), e);
        }
    }

    /** Deploying a stage that was rolled back asks for it again. */
    private StageWishes asked(List<Newcomer> newcomers) {
        StageWishes wishes = LockWishes.of(start);
        List<ModelStatus> now =
                wishes.refused().isEmpty() ? List.of() : context.live().models();
        for (Newcomer newcomer : newcomers) {
            wishes = wishes.pardoningWith(BundleParts.asPart(newcomer.bundle()));
            for (BundlePart part : BundleParts.stages(newcomer.bundle(), now)) {
                wishes = wishes.pardoning(part.kind(), part.id());
            }
        }
        return wishes;
    }

    private List<Verdict> await(OutcomeReader outcomes, List<Newcomer> newcomers) throws DeploymentException {
        Supplier<List<Verdict>> question = () -> outcomes.of(newcomers);
        if (!start.refused().isEmpty()) {
            Supplier<List<Verdict>> plain = question;
            question = () -> {
                context.sessions().wish(asked(newcomers));
                return plain.get();
            };
        }
        return context.watch().await(question, listener);
    }

    private Lock finish(
            Lock begun,
            Optional<String> release,
            List<LockedBundle> entries,
            OutcomeReader outcomes,
            List<Newcomer> newcomers,
            List<Verdict> verdicts,
            StageWishes wishes)
            throws DeploymentException {
        SupersededBundles superseded = new SupersededBundles(context, start, entries, verdicts);
        for (Verdict verdict : verdicts) {
            listener.progress(DeploymentProgress.of(step(verdict.state()), verdict.subject(), verdict.detail()));
        }
        List<Bundle> makers = superseded.makers();
        if (!makers.isEmpty()) {
            // Only without the old ones is it sure that the new ones make all that those made.
            makers.forEach(arrival::stop);
            context.watch().await(() -> outcomes.of(newcomers), listener);
        }
        List<LockedBundle> bundles = LockEdits.with(
                LockEdits.changed(
                        LockEdits.without(start.bundles(), superseded.atOnce()),
                        superseded.afterProbation(),
                        b -> b.withSuperseded(true)),
                entries);
        Lock next = begun.withBundles(bundles)
                .withRemoved(LockEdits.removed(start, List.of(), entries))
                .withLeftOut(start.leftOut().stream()
                        .filter(l -> entries.stream().noneMatch(e -> e.name().equals(l.name())))
                        .toList())
                .withUnproved(unproved(release, !superseded.afterProbation().isEmpty()));
        Lock written = context.ledger().write(context.noteKinds(LockWishes.put(next, wishes)));
        listener.progress(DeploymentProgress.of(Step.WRITTEN, "generation " + written.number(), ""));
        superseded.retire(listener);
        return written;
    }

    /** A release that comes to one which is not proved yet goes with it. */
    private Optional<UnprovedRelease> unproved(Optional<String> release, boolean onProbation) {
        Optional<UnprovedRelease> mine =
                release.filter(name -> onProbation).map(name -> new UnprovedRelease(name, start.number()));
        return start.unproved().or(() -> mine);
    }

    /** What the generation is called that comes of it. */
    public static String why(List<Path> files, DeployOptions options) {
        return options.release().map(release -> "upgrade " + release).orElseGet(() -> files.stream()
                .map(f -> f.getFileName().toString())
                .collect(Collectors.joining(" ", "deploy ", "")));
    }

    private static Step step(Verdict.State state) {
        return switch (state) {
            case SERVING -> Step.SERVING;
            case PROBATION -> Step.PROBATION;
            case CANDIDATE -> Step.CANDIDATE;
            default -> Step.STARTED;
        };
    }
}
