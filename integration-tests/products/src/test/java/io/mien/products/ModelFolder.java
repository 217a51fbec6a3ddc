package io.mien.products;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarFile;

/** A folder for {@code --models}, filled with models made of the distribution's own. */
record ModelFolder(Path path) {
    private static final String INSIDE = "OSGI-INF/mien/";

    /** Adds a model: the weights of one of ours under another name, without its digest and its promises. */
    ModelFolder add(String name, String own, String type, String... more) {
        weights(name, own(own, ".onnx"));
        return describe(name, own, type, more);
    }

    /** Adds a model with half its weights. */
    ModelFolder addHalf(String name, String own, String type, String... more) {
        byte[] whole = own(own, ".onnx");
        weights(name, Arrays.copyOf(whole, whole.length / 2));
        return describe(name, own, type, more);
    }

    /** Adds a description of a model, with no weights beside it. */
    ModelFolder describe(String name, String own, String type, String... more) {
        StringBuilder mud = new StringBuilder();
        for (String line : new String(own(own, ".mud"), StandardCharsets.UTF_8).split("\\R")) {
            String key = line.split("=")[0].strip();
            mud.append(
                    switch (key) {
                        case "model" -> "model = " + name + ".onnx";
                        case "model_type" -> "model_type = " + type;
                        case "name" -> "name = " + name;
                        case "sha256", "equivalent-to", "ranking", "trial" -> "";
                        default -> line;
                    });
            mud.append('\n');
        }
        return text(name + ".mud", mud + String.join("\n", more) + "\n");
    }

    ModelFolder text(String file, String text) {
        try {
            Files.createDirectories(path);
            Files.writeString(path.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void weights(String name, byte[] bytes) {
        try {
            Files.createDirectories(path);
            Files.write(path.resolve(name + ".onnx"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A bundle of our feature model's weights under another name, behind all others in rank: a model of its own. */
    static Path packedTwin(Mien mien, Path folder, String name) {
        ModelFolder models =
                new ModelFolder(folder.resolve("twins")).add(name, "mien_feature", "face_feature", "ranking = -1");
        Path jar = folder.resolve(name + ".jar");
        mien.run("model", "pack", models.path().resolve(name + ".mud"), "-o", jar)
                .done();
        return jar;
    }

    /** Describes a model of another folder under a ranking; its weights are copied. */
    static Path ranked(Path to, Path models, String name, int ranking) {
        try {
            TestPeople.copy(models.resolve(name + ".onnx"), to.resolve(name + ".onnx"));
            String mud = Files.readString(models.resolve(name + ".mud"));
            new ModelFolder(to).text(name + ".mud", mud + "\nranking = " + ranking + "\n");
            return to.resolve(name + ".mud");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of one of the distribution's model bundles. */
    private static byte[] own(String model, String extension) {
        try (JarFile jar =
                new JarFile(Bundle.findModel("io.mien.model." + model).toFile())) {
            return jar.getInputStream(jar.getEntry(INSIDE + model + extension)).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
