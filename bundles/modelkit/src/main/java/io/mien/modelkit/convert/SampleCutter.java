package io.mien.modelkit.convert;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.aligner.Aligner;
import io.mien.command.output.Output;
import io.mien.command.picture.ErrorIsolation;
import io.mien.command.picture.PictureFile;
import io.mien.command.picture.PictureReader;
import io.mien.command.picture.PictureScaler;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.image.Image;
import io.mien.inference.Letterbox;
import io.mien.model.InputSize;
import io.mien.model.Mud;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.FaceSelection;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Cuts out of pictures what a network sees: the letterboxed picture for a detector, the largest face, aligned, for a feature
 * model. A picture of the network's size is taken as it is.
 */
final class SampleCutter {
    private final CommandContext bench;
    private final StageSession session;
    private final Mud mud;
    private final StageKind kind;
    private final InputSize input;

    /** The part that was cut out of one picture, or the reason why none was. */
    private record Cut(Optional<Image> image, String problem) {}

    /**
     * @param session with an aligner, and a detector if the model is not one
     * @param kind of stage that the model makes
     */
    SampleCutter(CommandContext bench, StageSession session, Mud mud, StageKind kind, InputSize input) {
        this.bench = bench;
        this.session = session;
        this.mud = mud;
        this.kind = kind;
        this.input = input;
    }

    /**
     * Cuts pictures.
     *
     * @param pictures spread over the two uses in their order
     * @param every so-and-so-many-th is held out
     * @throws ConversionException if too few give anything
     */
    CalibrationSamples cut(List<PictureFile> pictures, int every, Path folder, StepProgress steps, Output output)
            throws MienException {
        PictureCodec codec = bench.require(PictureCodec.class);
        PictureReader reader = new PictureReader(codec, bench.call().in());
        List<Image> heldOut = new ArrayList<>();
        int taken = 0;
        int kept = 0;
        for (int i = 0; i < pictures.size(); i++) {
            PictureFile file = pictures.get(i);
            Cut cut = ErrorIsolation.run(
                    file, () -> cut(reader.read(file).image()), reason -> new Cut(Optional.empty(), reason));
            if (cut.image().isEmpty()) {
                output.problem(file.name() + ": " + cut.problem());
            } else if (taken++ % every == every - 1) {
                heldOut.add(cut.image().get());
            } else {
                write(folder, kept++, codec.encode(cut.image().get(), "png", 1));
            }
            steps.reach(StepProgress.WORTH * (i + 1) / pictures.size());
        }
        if (heldOut.isEmpty()) {
            throw new ConversionException(
                    mud.name(),
                    taken + " of " + pictures.size() + " pictures can be used, at least " + every + " are needed");
        }
        return new CalibrationSamples(folder, kept, file(folder, 0), heldOut, pictures.size() - taken);
    }

    private Cut cut(Image picture) throws MienException {
        if (picture.width() == input.width() && picture.height() == input.height()) {
            return new Cut(Optional.of(picture), "");
        }
        Aligner aligner = bench.require(Aligner.class);
        if (kind == StageKind.DETECTOR) {
            double scale =
                    Letterbox.of(picture.width(), picture.height(), input).scale();
            return new Cut(
                    Optional.of(PictureScaler.scaled(aligner, picture, scale, input.width(), input.height())), "");
        }
        List<Face> faces = session.recognizer()
                .detect(picture, DetectorOptions.defaults(), FaceSelection.LARGEST)
                .faces();
        if (faces.isEmpty()) {
            return new Cut(Optional.empty(), "no face in this picture");
        }
        return new Cut(Optional.of(aligner.align(picture, faces.get(0).points(), mud.template())), "");
    }

    private static Path file(Path folder, int number) {
        return folder.resolve(String.format(Locale.ROOT, "%05d.png", number));
    }

    private static void write(Path folder, int number, byte[] png) throws ConversionException {
        try {
            Files.createDirectories(folder);
            Files.write(file(folder, number), png);
        } catch (IOException e) {
            throw new ConversionException(folder.toString(), "cannot be written: " + IoReason.of(e), e);
        }
    }
}
