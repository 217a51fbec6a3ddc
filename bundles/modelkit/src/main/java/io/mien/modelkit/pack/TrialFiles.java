package io.mien.modelkit.pack;

import io.mien.image.Image;
import io.mien.model.ModelRejectedException;
import io.mien.picture.Ppm;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import io.mien.trial.Trial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The trial that is shipped with a model.
 *
 * @param folder its name beside the description
 * @param files name to content, in the order in which they are packed
 */
record TrialFiles(String folder, SortedMap<String, byte[]> files) {
    private static final String PICTURE = "picture.ppm";

    /** Far more than a picture in a model's input size has. */
    private static final int MOST_BYTES = 64 << 20;

    static TrialFiles of(String model, Image picture, Trial answer) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(PICTURE, Ppm.encode(picture));
        files.put(Trial.FILE, answer.toText().getBytes(StandardCharsets.UTF_8));
        return new TrialFiles(BundleNames.plain(model) + ".trial", files);
    }

    /** The file name of a new trial's picture. */
    static String picture() {
        return PICTURE;
    }

    /**
     * A trial that lies beside a description.
     *
     * @throws ModelRejectedException if it is not whole
     */
    static TrialFiles read(Path folder, String model) throws ModelRejectedException {
        try {
            String text = RegularFile.readText(folder.resolve(Trial.FILE), MOST_BYTES);
            Trial trial = Trial.parse(text, folder.getFileName() + "/" + Trial.FILE);
            Path picture = folder.resolve(trial.picture());
            Map<String, byte[]> files = Map.of(
                    Trial.FILE,
                    text.getBytes(StandardCharsets.UTF_8),
                    trial.picture(),
                    RegularFile.read(picture, MOST_BYTES));
            return new TrialFiles(folder.getFileName().toString(), new TreeMap<>(files));
        } catch (IOException e) {
            throw new ModelRejectedException(model, "its trial cannot be read: " + IoReason.of(e), e);
        }
    }

    /** Writes the files into a folder of this name. */
    void writeBelow(Path parent) throws IOException {
        Path target = Files.createDirectories(parent.resolve(folder));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(target.resolve(file.getKey()), file.getValue());
        }
    }
}
