package io.mien.modelkit.convert;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.aligner.Aligner;
import io.mien.command.output.Output;
import io.mien.command.picture.Attempt;
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
            Attempt<Image> cut = Attempt.of(file, () -> cut(reader.read(file).image()));
            if (cut.result().isEmpty()) {
                output.problem(file.name() + ": " + cut.problem());
            } else if (taken++ % every == every - 1) {
                heldOut.add(cut.result().get());
            } else {
                write(folder, kept++, codec.encode(cut.result().get(), "png", 1));
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

    private Image cut(Image picture) throws MienException {
        if (picture.width() == input.width() && picture.height() == input.height()) {
            return picture;
        }
        Aligner aligner = bench.require(Aligner.class);
        if (kind == StageKind.DETECTOR) {
            double scale =
                    Letterbox.of(picture.width(), picture.height(), input).scale();
            return PictureScaler.scaled(aligner, picture, scale, input.width(), input.height());
        }
        List<Face> faces = session.recognizer()
                .detect(picture, DetectorOptions.defaults(), FaceSelection.LARGEST)
                .faces();
        if (faces.isEmpty()) {
            throw new MienException("no face in this picture");
        }
        return aligner.align(picture, faces.get(0).points(), mud.template());
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
