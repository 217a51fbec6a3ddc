package io.mien.modelkit.pack;

import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A model in a bundle.
 *
 * @param jar the bundle
 * @param entry the description in it
 * @param text of the description
 * @param mud what it says
 */
public record PackedModel(Path jar, String entry, String text, Mud mud) {
    private static final String FOLDER = "OSGI-INF/mien/";

    /**
     * Finds a model in a bundle.
     *
     * @throws ModelRejectedException if the bundle or a description in it cannot be read
     */
    public static Optional<PackedModel> in(Path jar, Predicate<Mud> meant) throws ModelRejectedException {
        try (ZipFile zip = new ZipFile(RegularFile.require(jar).toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(e -> e.getName().matches(FOLDER + "[^/]+\\.mud"))
                    .toList();
            for (ZipEntry entry : entries) {
                String text = MudFile.text(zip.getInputStream(entry), jar.toString());
                Mud mud = Mud.parse(text, entry.getName());
                if (meant.test(mud)) {
                    return Optional.of(new PackedModel(jar, entry.getName(), text, mud));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new ModelRejectedException(jar.toString(), "cannot be read: " + IoReason.of(e), e);
        }
    }

    /**
     * Lays description, weights and trial into a folder.
     *
     * @return the description there
     */
    public MudFile unpack(Path folder) throws ModelRejectedException {
        String trial = mud.trial().isEmpty() ? "" : FOLDER + mud.trial() + "/";
        try (ZipFile zip = new ZipFile(RegularFile.require(jar).toFile())) {
            Path weights = folder.resolve(mud.file());
            copy(zip, FOLDER + mud.file(), weights);
            for (String name : ModelFiles.data(weights, mud)) {
                copy(zip, FOLDER + name, folder.resolve(name));
            }
            for (ZipEntry each : zip.stream().filter(e -> !e.isDirectory()).toList()) {
                String file = each.getName()
                        .substring(Math.min(trial.length(), each.getName().length()));
                if (!trial.isEmpty()
                        && each.getName().startsWith(trial)
                        && !file.contains("/")
                        && !file.contains("\\")) {
                    copy(zip, each.getName(), folder.resolve(mud.trial()).resolve(file));
                }
            }
            Path description = Files.writeString(folder.resolve(entry.substring(FOLDER.length())), text);
            return new MudFile(description, text, mud);
        } catch (IOException e) {
            throw new ModelRejectedException(jar.toString(), "cannot be unpacked: " + IoReason.of(e), e);
        }
    }

    private static void copy(ZipFile zip, String name, Path target) throws IOException {
        ZipEntry found = zip.getEntry(name);
        if (found == null) {
            throw new IOException("it has no " + name);
        }
        Files.createDirectories(target.getParent());
        try (InputStream in = zip.getInputStream(found)) {
            Files.copy(in, target);
        }
    }
}
