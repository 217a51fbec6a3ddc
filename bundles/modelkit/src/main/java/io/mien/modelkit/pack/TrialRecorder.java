package io.mien.modelkit.pack;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.aligner.Aligner;
import io.mien.aligner.FaceTemplate;
import io.mien.command.picture.PictureScaler;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.extractor.Extractor;
import io.mien.image.Image;
import io.mien.model.ModelId;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.FaceSelection;
import io.mien.trial.Trial;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a model on a picture and keeps the answer. It proves later that the model still does what it did here; that it is
 * right, the host's own trial proves.
 */
final class TrialRecorder {
    /** Enough for any detector to see a face, and little to carry about. */
    private static final int LARGEST_SIDE = 320;

    private final CommandContext bench;
    private final StageSession session;
    private final Mud mud;
    private final String sha256;

    /** @param sha256 of the weights that must answer */
    TrialRecorder(CommandContext bench, StageSession session, Mud mud, String sha256) {
        this.bench = bench;
        this.session = session;
        this.mud = mud;
        this.sha256 = sha256;
    }

    /** @throws ModelRejectedException if the model finds no face in the picture */
    TrialFiles record(StageKind kind, Path file) throws MienException {
        Image picture = bench.require(PictureCodec.class).read(file);
        return kind == StageKind.EXTRACTOR ? embedding(picture, file) : faces(picture, file);
    }

    private TrialFiles faces(Image picture, Path file) throws MienException {
        Image small = shrunk(picture);
        var detection = session.recognizer().detect(small, DetectorOptions.defaults(), FaceSelection.ALL);
        String model =
                detection.lineUp().stages().get(StageKind.DETECTOR).content().id();
        if (!model.equals(new ModelId(mud.name(), sha256).toString())) {
            throw new ModelRejectedException(mud.name(), "another detector answered in its place: " + model);
        }
        if (detection.faces().isEmpty()) {
            throw new ModelRejectedException(mud.name(), "finds no face in " + file + ", so that it proves nothing");
        }
        return TrialFiles.of(mud.name(), small, Trial.ofFaces(TrialFiles.picture(), detection.faces()));
    }

    private TrialFiles embedding(Image picture, Path file) throws MienException {
        Extractor extractor = bench.require(Extractor.class);
        if (!extractor.model().sha256().equals(sha256)) {
            throw new ModelRejectedException(
                    mud.name(), "another extractor answered in its place: " + extractor.model());
        }
        Image crop = crop(picture, extractor.template(), file);
        float[] answer = extractor.extract(List.of(crop)).get(0);
        return TrialFiles.of(mud.name(), crop, Trial.ofEmbedding(TrialFiles.picture(), answer));
    }

    private Image crop(Image picture, FaceTemplate template, Path file) throws MienException {
        if (picture.width() == template.width() && picture.height() == template.height()) {
            return picture;
        }
        List<Face> faces = session.recognizer()
                .detect(picture, DetectorOptions.defaults(), FaceSelection.LARGEST)
                .faces();
        if (faces.isEmpty()) {
            throw new MienException(file + ": no face in this picture, so nothing to try " + mud.name() + " on");
        }
        return bench.require(Aligner.class).align(picture, faces.get(0).points(), template);
    }

    /** The picture with no side longer than {@link #LARGEST_SIDE}. */
    private Image shrunk(Image picture) throws MienException {
        int longest = Math.max(picture.width(), picture.height());
        if (longest <= LARGEST_SIDE) {
            return picture;
        }
        float scale = (float) LARGEST_SIDE / longest;
        int width = Math.max(1, Math.round(picture.width() * scale));
        int height = Math.max(1, Math.round(picture.height() * scale));
        return PictureScaler.scaled(bench.require(Aligner.class), picture, scale, width, height);
    }
}
