package io.mien.command.runtime;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.call.RunAloneException;
import io.mien.command.call.UsageException;
import io.mien.recognizer.StageStatus;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the stages that serve are those that a command asks for. */
final class ServingStages {
    private final ServingProduct serving;
    private final List<StageStatus> stages;

    ServingStages(ServingProduct serving, List<StageStatus> stages) {
        this.serving = serving;
        this.stages = stages;
    }

    /**
     * Returns where they are.
     *
     * @throws RunAloneException if they are not, and the command works as well in a process of its own
     * @throws UsageException if they are not, and the command is about the gallery, which the product owns
     */
    void ensure(SessionRequest request) throws MienException {
        if (!isSame(request.data())) {
            throw new RunAloneException("it works on " + request.data());
        }
        Optional<String> difference = request.choice().flatMap(this::difference);
        if (difference.isEmpty()) {
            return;
        }
        if (!request.gallery()) {
            throw new RunAloneException(difference.get());
        }
        throw new UsageException(
                difference.get() + "; 'mien use NAME' changes what serves, and 'mien stop' ends the Mien"
                        + " that runs on " + serving.data());
    }

    private boolean isSame(Path data) throws MienException {
        try {
            return Files.exists(data) && Files.isSameFile(data, serving.data());
        } catch (IOException e) {
            throw new MienException("data folder " + data + ": " + IoReason.of(e), e);
        }
    }

    private Optional<String> difference(StageChoice choice) {
        if (!choice.models().isEmpty()) {
            return Optional.of(
                    "the running Mien has no --models " + choice.models().get(0));
        }
        return choice.names().entrySet().stream()
                .filter(wanted -> !serves(wanted))
                .map(wanted ->
                        "the running Mien serves no " + wanted.getKey().word() + " '" + wanted.getValue() + "' now")
                .findFirst();
    }

    private boolean serves(Map.Entry<StageKind, String> wanted) {
        return stages.stream()
                .anyMatch(s -> s.serving()
                        && s.kind() == wanted.getKey()
                        && s.id().name().equals(wanted.getValue()));
    }
}
