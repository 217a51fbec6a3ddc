package io.mien.modelkit.pack;

import io.mien.StageKind;
import io.mien.command.runtime.CommandContext;
import io.mien.detector.FaceDecoder;
import io.mien.extractor.EmbeddingDecoder;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.util.Optional;

/** Tells which kind of stage a model makes: the decoder that reads its type decides, as in the host. */
public final class ModelKinds {
    private ModelKinds() {}

    /** The kind of stage; empty if no decoder here reads the type. */
    static Optional<StageKind> find(CommandContext bench, Mud mud) {
        String type = mud.modelType();
        if (bench.services().all(FaceDecoder.class).stream()
                .anyMatch(d -> d.modelTypes().contains(type))) {
            return Optional.of(StageKind.DETECTOR);
        }
        return bench.services().all(EmbeddingDecoder.class).stream()
                        .anyMatch(d -> d.modelTypes().contains(type))
                ? Optional.of(StageKind.EXTRACTOR)
                : Optional.empty();
    }

    /** @throws ModelRejectedException if no decoder here reads the type */
    public static StageKind require(CommandContext bench, Mud mud) throws ModelRejectedException {
        return find(bench, mud)
                .orElseThrow(() -> new ModelRejectedException(
                        mud.name(),
                        "no decoder reads the type '" + mud.modelType()
                                + "', neither one that is installed in --data DIR nor one that --with JAR lends"));
    }
}
