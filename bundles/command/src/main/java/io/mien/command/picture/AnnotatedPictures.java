package io.mien.command.picture;

import io.mien.MienException;
import io.mien.image.Image;
import io.mien.picture.Annotator;
import io.mien.picture.Annotator.Mark;
import io.mien.picture.PictureCodec;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes pictures with what was found drawn on them. Thread-safe. */
public final class AnnotatedPictures {
    private final Annotator annotator;
    private final PictureCodec codec;
    private final float quality;

    /** @param quality of a JPEG, 0..1 */
    public AnnotatedPictures(Annotator annotator, PictureCodec codec, float quality) {
        this.annotator = annotator;
        this.codec = codec;
        this.quality = quality;
    }

    /** Makes a folder for annotated pictures. */
    public static void prepare(Path folder) throws MienException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new MienException("cannot make the folder " + folder + ": " + IoReason.of(e), e);
        }
    }

    /** Writes one; the file appears complete or not at all. */
    public void write(Path target, Image image, List<FoundFace> faces) throws MienException {
        List<Mark> marks = faces.stream().map(AnnotatedPictures::mark).toList();
        String type = target.toString().toLowerCase(Locale.ROOT).endsWith(".png") ? "png" : "jpg";
        byte[] encoded = codec.encode(annotator.annotate(image, marks), type, quality);
        try {
            // The user asks for them, to look at or to pass on: they are as open as the umask says.
            AtomicFile.replace(target, FileAccess.SHARED, out -> out.write(encoded));
        } catch (IOException e) {
            throw new MienException("cannot write " + target + ": " + IoReason.of(e), e);
        }
    }

    private static Mark mark(FoundFace face) {
        return face.identity()
                .map(i -> new Mark(
                        face.face(), String.format(Locale.ROOT, "%s %.2f", i.label(), i.similarity()), i.known()))
                .orElseGet(() -> new Mark(
                        face.face(),
                        String.format(Locale.ROOT, "%.2f", face.face().score()),
                        true));
    }
}
