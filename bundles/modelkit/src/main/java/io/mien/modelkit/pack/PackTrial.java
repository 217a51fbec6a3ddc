package io.mien.modelkit.pack;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.StageChoice;
import io.mien.command.runtime.StageSession;
import io.mien.model.ModelId;
import io.mien.model.ModelRejectedException;
import io.mien.model.ModelStatus;
import io.mien.model.Mud;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens a model before it is packed, as the host opens it once it is deployed: laid into a folder of its own, ahead of every
 * other model in order.
 */
public final class PackTrial {
    private static final String COMMAND = "model pack";

    private final CommandContext bench;
    private final Path models;
    private final Path data;
    private final ModelFiles files;

    /** Work that is done while the model serves. */
    public interface Play<T> {
        /** Does it. */
        T with(StageSession session) throws MienException;
    }

    /**
     * @param folder an empty one, for this rehearsal alone
     * @param files of the model
     */
    public PackTrial(CommandContext bench, Path folder, ModelFiles files) {
        this.bench = bench;
        this.models = folder.resolve("models");
        this.data = folder.resolve("data");
        this.files = files;
    }

    /** Lays the model into its folder without a trial of its own, so that it is the first to be opened. */
    public void lay(MudText text, String file) throws MienException {
        lay(text.with("mien", "trial", ""), file, Optional.empty());
    }

    /** Lays the model into its folder, as it is described, so that it is the first to be opened. */
    void lay(MudText text, String file, Optional<TrialFiles> trial) throws MienException {
        lay(text, file, trial, Integer.MAX_VALUE);
    }

    private void lay(MudText text, String file, Optional<TrialFiles> trial, int ranking) throws MienException {
        try {
            Files.createDirectories(models);
            String first =
                    text.with("mien", "ranking", Integer.toString(ranking)).toString();
            Files.writeString(models.resolve("packed.mud"), first);
            link(files.weights(), models.resolve(file));
            for (Map.Entry<String, WeightsFile> data : files.data().entrySet()) {
                link(data.getValue(), models.resolve(data.getKey()));
            }
            if (trial.isPresent()) {
                trial.get().writeBelow(models);
            }
        } catch (IOException e) {
            throw new MienException(models + ": the model cannot be tried there: " + IoReason.of(e), e);
        }
    }

    /** A hard link: ONNX Runtime follows no symbolic link to data files out of a model's folder. */
    private static void link(WeightsFile file, Path laid) throws IOException {
        if (Files.exists(laid)) {
            return;
        }
        Files.createDirectories(laid.getParent());
        try {
            Files.createLink(laid, file.file());
        } catch (IOException | UnsupportedOperationException e) {
            // Not every system lets everybody make links, and none leads to another file system.
            Files.copy(file.file(), laid);
        }
    }

    /** Why the model waits for a decoder or an engine that is not here; empty if both are here. It is not opened. */
    public Optional<String> waits(MudText text, String file) throws MienException {
        lay(text, file, Optional.empty(), Integer.MIN_VALUE);
        StageChoice any = new StageChoice(List.of(models), Map.of());
        try (StageSession session =
                StageSession.open(bench, SessionRequest.ofStages(COMMAND, data, any, Set.of(), 0))) {
            return status(session)
                    .filter(m -> m.state() == ModelStatus.State.WAITING)
                    .map(ModelStatus::reason);
        }
    }

    /**
     * Opens the model and does something with it.
     *
     * @param kind of stage that it makes
     * @param more kinds of stages that are needed besides
     * @throws ModelRejectedException if the host does not take it, saying why
     */
    public <T> T play(Mud mud, StageKind kind, Set<StageKind> more, Play<T> play) throws MienException {
        Set<StageKind> needed = EnumSet.of(kind);
        needed.addAll(more);
        StageChoice choice = new StageChoice(List.of(models), Map.of(kind, mud.name()));
        try (StageSession session =
                StageSession.open(bench, SessionRequest.ofStages(COMMAND, data, choice, needed, 0))) {
            ensureServes(session, mud, kind);
            return play.with(session);
        }
    }

    /** A model of the same name that is installed must not be taken for the one to be packed. */
    private void ensureServes(StageSession session, Mud mud, StageKind kind) throws MienException {
        String id = new ModelId(mud.name(), files.sha256()).toString();
        boolean serves = session.recognizer().stages().stream()
                .filter(s -> s.kind() == kind && s.serving())
                .anyMatch(s -> s.id().content().id().equals(id));
        if (!serves) {
            String reason = status(session)
                    .map(ModelStatus::reason)
                    .filter(r -> !r.isEmpty())
                    .orElse("another model of its name serves in its place");
            throw new ModelRejectedException(mud.name(), reason);
        }
    }

    private Optional<ModelStatus> status(StageSession session) throws MienException {
        String folder = models.toString();
        return session.models().list().stream()
                .filter(m -> m.origin().startsWith(folder))
                .findFirst();
    }
}
