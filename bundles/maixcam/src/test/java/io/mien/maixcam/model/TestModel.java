package io.mien.maixcam.model;

import io.mien.model.Model;
import io.mien.model.ModelId;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A feature model as the host hands it to an engine. */
public record TestModel(ModelId id, Mud mud, Path weights) implements Model {
    /** @param sha256 that the description names */
    public static TestModel of(Path weights, String sha256) throws ModelRejectedException {
        Mud mud = Mud.parse(text(weights) + "[mien]\nsha256 = " + sha256 + "\n", "tested.mud");
        return new TestModel(new ModelId("tested", sha256), mud, weights);
    }

    /** Without a digest in its description. */
    static TestModel undigested(Path weights, String sha256) throws ModelRejectedException {
        return new TestModel(new ModelId("tested", sha256), Mud.parse(text(weights), "tested.mud"), weights);
    }

    private static String text(Path weights) {
        return """
                [basic]
                type = cvimodel
                model = %s
                [extra]
                model_type = face_feature
                input_type = rgb
                mean = 127.5, 127.5, 127.5
                scale = 0.0078125, 0.0078125, 0.0078125
                """
                .formatted(weights.getFileName());
    }

    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest("SHA-256", bytes));
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
