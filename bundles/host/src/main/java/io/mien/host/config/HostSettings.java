package io.mien.host.config;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.host.crowd.SearchLimits;
import io.mien.host.trial.AgreementLimits;
import io.mien.host.trial.TrialLimits;
import io.mien.support.jar.JarLimits;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings of the host that may change while it runs.
 *
 * @param wishes the stages that go first and those that were rolled back
 * @param only by kind, the one name that may be opened, or empty
 * @param untried names that may be offered untried
 * @param folders to look for models in, besides the bundles
 * @param candidates most boxes that NMS looks at
 * @param search how deep large pictures are searched
 * @param openMillis how long opening and trial may take
 * @param keepMillis how long a predecessor is kept if no recognizer takes the newcomer
 * @param graceMillis how long a stage outlives its decoder
 * @param memory what two models side by side may take
 * @param limits of the host's own trial
 * @param agreement how far a model's answers may differ with another decoder or engine
 */
public record HostSettings(
        StageWishes wishes,
        Map<StageKind, String> only,
        Set<String> untried,
        List<Path> folders,
        int candidates,
        SearchLimits search,
        long openMillis,
        long keepMillis,
        long graceMillis,
        MemoryTerms memory,
        TrialLimits limits,
        AgreementLimits agreement) {
    private static final long MEGABYTE = 1_000_000;

    public static HostSettings of(HostConfig config) {
        StageWishes wishes = StageWishes.of(Map.of(
                "use.detector", config.use_detector(),
                "use.extractor", config.use_extractor(),
                "refused", config.refused()));
        return new HostSettings(
                wishes,
                Map.of(StageKind.DETECTOR, config.detector(), StageKind.EXTRACTOR, config.extractor()),
                Set.copyOf(Arrays.asList(config.untried())),
                Arrays.stream(config.models()).map(Path::of).toList(),
                config.candidates(),
                new SearchLimits(
                        config.search_whole_width(),
                        config.search_whole_height(),
                        config.search_face(),
                        config.search_face_share(),
                        config.search_windows(),
                        config.search_sureness()),
                config.open_millis(),
                config.keep_millis(),
                config.grace_millis(),
                new MemoryTerms(
                        config.memory_factor(),
                        config.memory_reserve_megabytes() * MEGABYTE,
                        config.swap().equals("sequential")),
                new TrialLimits(
                        config.trial_iou(),
                        config.trial_points(),
                        config.trial_surplus(),
                        config.trial_gap(),
                        config.trial_light(),
                        config.trial_order()),
                new AgreementLimits(
                        config.trial_agreement_iou(),
                        config.trial_agreement_points(),
                        config.trial_agreement_cosine()));
    }

    /** The same, but for what is asked for. */
    HostSettings with(StageWishes others, Map<StageKind, String> names, List<Path> places) {
        return new HostSettings(
                others,
                names,
                untried,
                places,
                candidates,
                search,
                openMillis,
                keepMillis,
                graceMillis,
                memory,
                limits,
                agreement);
    }

    /** What a model bundle of a folder may cost. */
    public static JarLimits jarLimits(HostConfig config) {
        return new JarLimits(
                "io.mien.host",
                config.jar_unpacked_megabytes(),
                config.jar_entries(),
                JarLimits.MANIFEST_KILOBYTES,
                config.jar_descriptions(),
                config.jar_description_kilobytes());
    }

    /** Whether a model of this name may be opened at all. */
    public boolean wants(StageKind kind, String name) {
        String asked = only.getOrDefault(kind, "");
        return asked.isEmpty() || asked.equals(name);
    }

    /** Whether a model without a trial was asked for by its name. */
    public boolean asksFor(StageKind kind, StageId id) {
        return untried.contains(id.name()) || id.name().equals(only.get(kind)) || wishes.prefers(kind, id);
    }

    /** Whether what was refused under {@code before} may be looked at again. */
    public boolean reopens(StageKind kind, HostSettings before) {
        return !before.wishes.use().getOrDefault(kind, "").equals(wishes.use().getOrDefault(kind, ""))
                || !wishes.refused().containsAll(before.wishes.refused())
                || !before.untried.equals(untried)
                || !before.only.equals(only)
                || !before.memory.equals(memory)
                || !before.limits.equals(limits)
                || !before.agreement.equals(agreement);
    }
}
