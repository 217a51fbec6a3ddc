package io.mien.deploy.change;

import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.framework.BundlePart;
import io.mien.deploy.framework.BundleParts;
import io.mien.model.ModelStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Taking away, going back, and asking for a stage by name. */
public final class ManualChanges {
    private final DeployContext context;
    private final DeploymentListener listener;
    private final Lock start;

    /** @param listener told of each step */
    public ManualChanges(DeployContext context, DeploymentListener listener) {
        this.context = context;
        this.listener = listener;
        this.start = context.ledger().current();
    }

    /** See {@link io.mien.deploy.Deployment#undeploy}. */
    public Lock undeploy(String name, boolean force) throws DeploymentException {
        LockedBundle entry = find(name);
        List<LockedBundle> rest = LockEdits.without(start.bundles(), List.of(entry)).stream()
                .map(b -> b.name().equals(entry.name()) ? b.withSuperseded(false) : b)
                .toList();
        Lock goal = start.withBundles(rest).next("undeploy " + name, start.number());
        return go(goal, force);
    }

    private Lock go(Lock goal, boolean force) throws DeploymentException {
        context.bundles().requireListed(goal);
        return context.listOnly()
                ? new ListChange(context, listener, goal, force).run()
                : new GenerationTransition(context, listener, goal, force).run();
    }

    private LockedBundle find(String name) throws DeploymentException {
        List<ModelStatus> models = context.live().models();
        List<LockedBundle> named = start.bundles().stream()
                .filter(b -> isCalled(name, b.name(), b.version()))
                .toList();
        if (named.isEmpty()) {
            named = start.bundles().stream()
                    .filter(b -> context.bundles().find(b).stream()
                            .filter(BundleParts::isReplaceable)
                            .flatMap(bundle -> BundleParts.stages(bundle, models).stream())
                            .anyMatch(p -> isCalled(name, p.id().name(), p.id().version())))
                    .toList();
        }
        if (named.isEmpty() && context.listOnly()) {
            named = new PackedModels(context.ledger().data())
                    .named(start.bundles(), n -> isCalled(name, n.name(), n.version()));
        }
        if (named.isEmpty()) {
            throw new DeploymentException("no bundle, stage or model is called '" + name + "'"
                    + (context.listOnly() ? "; deployed are: " + list(deployed()) : ""));
        }
        if (named.size() > 1) {
            throw new DeploymentException("'" + name + "' may be " + list(named) + "; say which as NAME/VERSION");
        }
        return named.get(0);
    }

    private List<LockedBundle> deployed() {
        return start.bundles().stream().filter(LockedBundle::deployed).toList();
    }

    private static boolean isCalled(String asked, String name, String version) {
        return asked.equals(name) || asked.equals(name + "/" + version);
    }

    private static String list(List<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining(" or "));
    }

    /** See {@link io.mien.deploy.Deployment#rollback}. */
    public Lock rollback(Optional<StageKind> kind) throws DeploymentException {
        if (start.before() == 0) {
            throw new DeploymentException("there is nothing before generation " + start.number());
        }
        Lock target = kind.isPresent()
                ? beforeChangeOf(kind.get().word())
                : context.ledger().read(start.before());
        if (!target.product().equals(start.product())) {
            throw new DeploymentException("generation " + target.number() + " is of " + target.product() + ", and "
                    + start.product() + " runs: start that product");
        }
        Lock goal = kind.map(k -> withKindOf(target, k.word())).orElse(target);
        String why = "rollback" + kind.map(k -> " " + k.word()).orElse("") + " to generation " + target.number();
        // A stage that was rolled back stays refused, whatever else comes back.
        long before = kind.isPresent() ? start.number() : target.before();
        Lock chosen = goal.withWishes(goal.use(), start.refused()).withUnproved(Optional.empty());
        return go(chosen.next(why, before), false);
    }

    /**
     * Takes all of a release out after a part of it has failed, and brings back the bundles that it replaced. Other changes
     * stay, and stages that were rolled back stay refused.
     *
     * @param before the list that the release came to
     * @param brought its bundles
     * @param why names the generation
     */
    public Lock takeBack(Lock before, List<LockedBundle> brought, String why) throws DeploymentException {
        List<LockedBundle> leaving = LockEdits.without(brought, before.bundles());
        Set<String> names = leaving.stream().map(LockedBundle::name).collect(Collectors.toSet());
        List<LockedBundle> rest = LockEdits.changed(
                LockEdits.without(start.bundles(), leaving),
                before.bundles(),
                b -> b.withSuperseded(b.superseded() && !names.contains(b.name())));
        List<LockedBundle> back = LockEdits.without(before.bundles(), rest).stream()
                .filter(b -> names.contains(b.name()))
                .toList();
        Lock goal = start.withBundles(LockEdits.with(rest, back)).withUnproved(before.unproved());
        return go(goal.next(why, before.before()), false);
    }

    private Lock beforeChangeOf(String kind) throws DeploymentException {
        for (Lock older = start; older.before() != 0; ) {
            older = context.ledger().read(older.before());
            boolean sameWish =
                    older.use().getOrDefault(kind, "").equals(start.use().getOrDefault(kind, ""));
            List<LockedBundle> then = ofKind(older, kind);
            List<LockedBundle> now = ofKind(start, kind);
            boolean sameBundles = LockEdits.without(then, now).isEmpty()
                    && LockEdits.without(now, then).isEmpty();
            if (!sameWish || !sameBundles) {
                return older;
            }
        }
        throw new DeploymentException("nothing about the " + kind + " changed in the generations that are kept");
    }

    private static List<LockedBundle> ofKind(Lock lock, String kind) {
        return lock.bundles().stream().filter(b -> b.kinds().contains(kind)).toList();
    }

    private Lock withKindOf(Lock target, String kind) {
        List<LockedBundle> then = ofKind(target, kind);
        List<LockedBundle> rest = LockEdits.without(start.bundles(), LockEdits.without(ofKind(start, kind), then));
        List<LockedBundle> bundles = LockEdits.with(rest, LockEdits.without(then, rest));
        Map<String, String> use = new HashMap<>(start.use());
        use.remove(kind);
        Optional.ofNullable(target.use().get(kind)).ifPresent(name -> use.put(kind, name));
        return start.withBundles(bundles).withWishes(use, start.refused());
    }

    /** See {@link io.mien.deploy.Deployment#use}. */
    public Lock use(String asked) throws DeploymentException {
        int colon = asked.indexOf(':');
        String name = asked.substring(colon + 1);
        Optional<StageKind> kind = colon < 0 ? Optional.empty() : Optional.of(kind(asked.substring(0, colon)));
        StageWishes wishes = LockWishes.of(start);
        Map<StageKind, String> use = new HashMap<>(wishes.use());
        if (name.isEmpty() && kind.isPresent()) {
            use.remove(kind.get());
        } else {
            List<BundlePart> parts = known().stream()
                    .filter(p -> kind.isEmpty() || p.kind() == kind.get())
                    .filter(p -> isCalled(name, p.id().name(), p.id().version()))
                    .toList();
            use.put(oneKind(asked, parts), name);
            for (BundlePart part : parts) {
                wishes = wishes.pardoning(part.kind(), part.id());
            }
        }
        Lock goal =
                LockWishes.put(start, new StageWishes(use, wishes.refused())).next("use " + asked, start.number());
        return new GenerationTransition(context, listener, goal, false).run();
    }

    private static StageKind oneKind(String asked, List<BundlePart> parts) throws DeploymentException {
        List<StageKind> kinds = parts.stream().map(BundlePart::kind).distinct().toList();
        if (kinds.isEmpty()) {
            throw new DeploymentException("no stage or model is called '" + asked + "'");
        }
        if (kinds.size() > 1) {
            List<String> choices =
                    kinds.stream().map(k -> k.word() + ":" + asked).toList();
            throw new DeploymentException("'" + asked + "' may be " + list(choices) + "; say which");
        }
        return kinds.get(0);
    }

    /** Every stage and model, whether it serves or was refused. */
    private List<BundlePart> known() {
        List<BundlePart> known = new ArrayList<>();
        context.live().stages().forEach(s -> known.add(new BundlePart(s.kind(), s.id())));
        for (ModelStatus model : context.live().models()) {
            model.kind().ifPresent(k -> known.add(new BundlePart(k, model.stage())));
        }
        return known;
    }

    private static StageKind kind(String word) throws DeploymentException {
        for (StageKind kind : StageKind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new DeploymentException("'" + word + "' is not a kind of stage");
    }
}
