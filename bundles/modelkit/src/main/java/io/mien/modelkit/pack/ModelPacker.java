package io.mien.modelkit.pack;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.runtime.CommandContext;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.support.data.TemporaryFolder;
import io.mien.support.data.WholeFile;
import io.mien.support.files.ScratchFolder;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Makes a bundle of a model. The model is opened first as the host opens it, so that what is packed works. */
public final class ModelPacker {
    private static final String MIEN = "mien";

    private final CommandContext bench;

    /** @param bench whose host and recognizer try the model */
    public ModelPacker(CommandContext bench) {
        this.bench = bench;
    }

    /**
     * Packs a model.
     *
     * @param file its description
     * @param weights its weights, wherever they lie
     * @param wish the trial it is to have
     * @param target the bundle, which appears whole or not at all
     * @throws ModelRejectedException if the weights are not what the description says, or the host does not take them
     */
    public PackedBundle pack(MudFile file, Path weights, RequestedTrial wish, Path target) throws MienException {
        ModelFiles measured = ModelFiles.measure(weights, file.mud());
        MudText text = described(file, measured);
        try (ScratchFolder folder = TemporaryFolder.create()) {
            PackTrial rehearsal = new PackTrial(bench, folder.path(), measured);
            Tried tried = rehearse(rehearsal, file.mud(), text, measured, wish);
            String trial = tried.files().map(TrialFiles::folder).orElse("none");
            String whole = text.with(MIEN, "trial", trial).toString();
            Mud mud = Mud.parse(whole, file.path().getFileName().toString());
            ModelBundle bundle = new ModelBundle(whole, measured, tried.files());
            WholeFile.write(target, bundle::writeTo);
            return new PackedBundle(target, mud, ModelKinds.find(bench, mud), tried.told());
        }
    }

    /** A trial that was passed, or none, and how to tell it. */
    private record Tried(Optional<TrialFiles> files, String told) {}

    /** Writes defaults down, so that a file that is renamed later does not become another model. */
    private static MudText described(MudFile file, ModelFiles measured) throws ModelRejectedException {
        Mud mud = file.mud();
        if (mud.sha256().isPresent() && !mud.sha256().get().equals(measured.sha256())) {
            throw new ModelRejectedException(
                    mud.name(),
                    mud.file() + " has the SHA-256 " + measured.sha256() + ", not "
                            + mud.sha256().get() + " as its description says");
        }
        return MudText.of(file.text())
                .with(MIEN, "name", mud.name())
                .with(MIEN, "version", mud.version())
                .with(MIEN, "licence", mud.licence())
                .with(MIEN, "sha256", measured.sha256());
    }

    private Tried rehearse(PackTrial rehearsal, Mud mud, MudText text, ModelFiles measured, RequestedTrial wish)
            throws MienException {
        if (wish instanceof RequestedTrial.Untried) {
            return untried(rehearsal, mud, text);
        }
        StageKind kind = ModelKinds.require(bench, mud);
        if (wish instanceof RequestedTrial.Kept kept) {
            TrialFiles files = TrialFiles.read(kept.folder(), mud.name());
            return passed(rehearsal, mud, kind, text, files, "the one beside it");
        }
        Path picture = ((RequestedTrial.Recorded) wish).picture();
        // The host's own trial, and no other: the bundle's is made of the answer.
        rehearsal.lay(text, mud.file());
        TrialFiles files = rehearsal.play(
                mud, kind, others(kind), session -> new TrialRecorder(bench, session, mud, measured.sha256())
                        .record(kind, picture));
        return passed(rehearsal, mud, kind, text, files, picture.toString());
    }

    private static Set<StageKind> others(StageKind kind) {
        return kind == StageKind.EXTRACTOR
                ? EnumSet.of(StageKind.DETECTOR, StageKind.ALIGNER)
                : EnumSet.of(StageKind.ALIGNER);
    }

    private static Tried passed(
            PackTrial rehearsal, Mud mud, StageKind kind, MudText text, TrialFiles files, String told)
            throws MienException {
        rehearsal.lay(text.with(MIEN, "trial", files.folder()), mud.file(), Optional.of(files));
        return rehearsal.play(mud, kind, Set.of(), session -> new Tried(Optional.of(files), "passed, on " + told));
    }

    private Tried untried(PackTrial rehearsal, Mud mud, MudText text) throws MienException {
        Optional<String> waits = rehearsal.waits(text, mud.file());
        if (waits.isPresent()) {
            return new Tried(Optional.empty(), "none; not opened here: " + waits.get());
        }
        rehearsal.lay(text.with(MIEN, "trial", "none"), mud.file(), Optional.empty());
        StageKind kind = ModelKinds.require(bench, mud);
        return rehearsal.play(mud, kind, Set.of(), session -> new Tried(Optional.empty(), "none"));
    }
}
