package io.mien.command.people;

import io.mien.MienException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The synthetic people of the distribution, with the truth about them: {@code people/NAME/1.jpg} is enrolled, the other
 * pictures of NAME are probes, {@code strangers} are of nobody enrolled, {@code calls} show several people each.
 *
 * @param folder where the pictures lie
 * @param pictures all of them, in the order of the truth
 */
public record DemoPictures(Path folder, List<TruePicture> pictures) {
    public DemoPictures {
        pictures = List.copyOf(pictures);
    }

    /**
     * Reads the truth.
     *
     * @throws MienException if the distribution has no synthetic people, or their truth cannot be read
     */
    public static DemoPictures in(Path folder) throws MienException {
        Path truth = folder.resolve("truth.json");
        if (!Files.isRegularFile(truth)) {
            throw new MienException("the demo's pictures are not there: no " + truth);
        }
        return new DemoPictures(folder, TruthReader.read(truth));
    }

    /** The pictures that people are enrolled from, one each. */
    public List<TruePicture> enrolled() {
        return pictures.stream().filter(TruePicture::isEnrolled).toList();
    }

    /** The pictures to recognize. */
    public List<TruePicture> probes() {
        return pictures.stream().filter(p -> !p.isEnrolled()).toList();
    }
}
