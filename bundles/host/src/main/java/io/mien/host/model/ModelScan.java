package io.mien.host.model;

import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.support.jar.JarLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The result of one search: models, and descriptions that could not be read. Confined to the host's thread. */
final class ModelScan {
    /** A picture of four times what a detector looks at, as bare pixels. */
    private static final int MOST_TRIAL_BYTES = 16 << 20;

    private final JarLimits limits;

    final List<FoundModel> models = new ArrayList<>();
    final List<UnreadableModel> unreadable = new ArrayList<>();

    /** @param limits what a description may have */
    ModelScan(JarLimits limits) {
        this.limits = limits;
    }

    /** Opens a description. */
    interface Source {
        InputStream open() throws IOException;
    }

    /** Makes the way to the weights that a description names. */
    interface WeightsOf {
        ModelWeights of(Mud mud);
    }

    /** Opens a file that lies beside a description, by its path from there. */
    interface Neighbour {
        InputStream open(String path) throws IOException;
    }

    void read(String file, String origin, long arrival, Source source, WeightsOf weights, Neighbour neighbour) {
        try (InputStream in = source.open()) {
            byte[] text = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limits.descriptionBytes() + 1));
            if (text.length > limits.descriptionBytes()) {
                throw new ModelRejectedException(
                        file,
                        "a description of more than " + limits.descriptionKilobytes()
                                + " KiB (jar.description.kilobytes of " + limits.owner() + ")");
            }
            Mud mud = Mud.parse(new String(text, StandardCharsets.UTF_8), file);
            models.add(new FoundModel(origin, mud, weights.of(mud), trial(mud, neighbour), arrival));
        } catch (IOException | ModelRejectedException e) {
            unreadable.add(new UnreadableModel(file, origin, e.getMessage()));
        } catch (RuntimeException e) {
            // Whatever is wrong with one model, the others are found.
            unreadable.add(new UnreadableModel(file, origin, "it cannot be read: " + e));
        }
    }

    private static TrialFolder trial(Mud mud, Neighbour neighbour) {
        return file -> {
            try (InputStream in = neighbour.open(mud.trial() + "/" + file)) {
                byte[] bytes = in.readNBytes(MOST_TRIAL_BYTES + 1);
                if (bytes.length > MOST_TRIAL_BYTES) {
                    throw new IOException("it has more than " + MOST_TRIAL_BYTES + " bytes");
                }
                return bytes;
            }
        };
    }
}
