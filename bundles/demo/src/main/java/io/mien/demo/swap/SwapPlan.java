package io.mien.demo.swap;

import io.mien.MienException;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.command.runtime.ConditionPoll;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StageStatus;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;

/**
 * The swaps of the demo, one after the other: three parts get the next version of their bundle, as an upgrade in the field
 * does it, and three are replaced by another one, as {@code mien use} does it. Every part but the decoder has its strip in
 * the picture.
 */
final class SwapPlan {
    /** Of the decoder, which no line-up shows. */
    private static final String DECODER = "1000.0.0";

    private final Recognizer recognizer;
    private final BundleUpgrades upgrades;
    private final Wishes wishes;
    private final Duration patience;
    private final Map<StageKind, String> use = new EnumMap<>(StageKind.class);

    /** Has host and recognizer follow wishes. */
    interface Wishes {
        void wish(StageWishes wishes) throws MienException;
    }

    /**
     * A swap.
     *
     * @param what for people
     */
    record Step(String what, Action action) {}

    /** Returns when the newcomer serves. */
    interface Action {
        void run() throws MienException;
    }

    /** @param patience longest wait for a newcomer */
    SwapPlan(Recognizer recognizer, BundleUpgrades upgrades, Wishes wishes, Duration patience) {
        this.recognizer = recognizer;
        this.upgrades = upgrades;
        this.wishes = wishes;
        this.patience = patience;
    }

    List<Step> steps() {
        return List.of(
                new Step(
                        "detector: the next version of its model",
                        () -> upgrade("io.mien.model.mien_detector", StageKind.DETECTOR)),
                new Step(
                        "decoder: the next version of its code", () -> replace("io.mien.detector.retinaface", DECODER)),
                new Step(
                        "extractor: the model mien_feature_small",
                        () -> use(StageKind.EXTRACTOR, "mien_feature_small")),
                new Step("aligner: plain Java", () -> use(StageKind.ALIGNER, "plain")),
                new Step("matcher: the signs of faces first", () -> use(StageKind.MATCHER, "signs")),
                new Step(
                        "store: the next version of its code", () -> takeOver("io.mien.store.derby", StageKind.STORE)));
    }

    /** New beside old; the old one goes when the new one serves. */
    private void upgrade(String symbolicName, StageKind kind) throws MienException {
        String version = next(kind);
        Bundle old = upgrades.newest(symbolicName);
        upgrades.start(old, version);
        await(kind, version);
        upgrades.uninstall(old);
    }

    /** The next major version of what serves. */
    private String next(StageKind kind) {
        String serving = serving(kind).map(StageId::version).orElse("0");
        return 1 + Integer.parseInt(serving.split("\\.")[0]) + ".0.0";
    }

    /** A decoder has no place in the line-up: the stage that is made with it shows the model's name as before. */
    private void replace(String symbolicName, String version) throws MienException {
        Bundle old = upgrades.newest(symbolicName);
        upgrades.start(old, version);
        upgrades.uninstall(old);
    }

    /** Two stores cannot have one gallery open: the new one takes it over when the old one has gone. */
    private void takeOver(String symbolicName, StageKind kind) throws MienException {
        String version = next(kind);
        replace(symbolicName, version);
        await(kind, version);
    }

    private void use(StageKind kind, String name) throws MienException {
        use.put(kind, name);
        wishes.wish(new StageWishes(use, Set.of()));
        await(kind, name);
    }

    private void await(StageKind kind, String nameOrVersion) throws MienException {
        if (!ConditionPoll.until(() -> serves(kind, nameOrVersion), patience)) {
            throw new MienException(
                    "no " + kind.word() + " '" + nameOrVersion + "' served within " + patience.toMillis() + " ms");
        }
    }

    private boolean serves(StageKind kind, String nameOrVersion) {
        return serving(kind)
                .filter(s -> s.name().equals(nameOrVersion) || s.version().equals(nameOrVersion))
                .isPresent();
    }

    private Optional<StageId> serving(StageKind kind) {
        return recognizer.stages().stream()
                .filter(s -> s.kind() == kind && s.serving())
                .map(StageStatus::id)
                .findFirst();
    }
}
