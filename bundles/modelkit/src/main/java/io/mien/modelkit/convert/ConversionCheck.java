package io.mien.modelkit.convert;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.extractor.Extractor;
import io.mien.image.Image;
import io.mien.modelkit.pack.ModelFiles;
import io.mien.modelkit.pack.MudFile;
import io.mien.modelkit.pack.MudText;
import io.mien.modelkit.pack.PackTrial;
import io.mien.recognizer.FaceSelection;
import io.mien.support.data.TemporaryFolder;
import io.mien.support.files.ScratchFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Has two models answer on the same pictures, each opened by the engine of its format. */
final class ConversionCheck {
    private final CommandContext bench;
    private final StageKind kind;
    private final List<Image> pictures;

    /**
     * @param kind of stage that the models make
     * @param pictures of the models' input size
     */
    ConversionCheck(CommandContext bench, StageKind kind, List<Image> pictures) {
        this.bench = bench;
        this.kind = kind;
        this.pictures = List.copyOf(pictures);
    }

    /** Why a model cannot be run here; empty if it can. */
    Optional<String> waits(MudFile file, ModelFiles weights) throws MienException {
        try (ScratchFolder folder = TemporaryFolder.create()) {
            return new PackTrial(bench, folder.path(), weights)
                    .waits(named(file), file.mud().file());
        }
    }

    /** Compares two models of one kind. */
    AnswerLikeness compare(MudFile before, ModelFiles weightsBefore, MudFile after, ModelFiles weightsAfter)
            throws MienException {
        if (kind == StageKind.EXTRACTOR) {
            return AnswerLikeness.OfFeatures.of(
                    play(before, weightsBefore, this::embeddings), play(after, weightsAfter, this::embeddings));
        }
        return AnswerLikeness.OfFaces.of(
                play(before, weightsBefore, this::faces), play(after, weightsAfter, this::faces));
    }

    private <T> T play(MudFile file, ModelFiles weights, PackTrial.Play<T> play) throws MienException {
        try (ScratchFolder folder = TemporaryFolder.create()) {
            PackTrial rehearsal = new PackTrial(bench, folder.path(), weights);
            rehearsal.lay(named(file), file.mud().file());
            return rehearsal.play(file.mud(), kind, Set.of(), play);
        }
    }

    /** A description that is laid under another file's name keeps its own. */
    private static MudText named(MudFile file) {
        return MudText.of(file.text()).with("mien", "name", file.mud().name());
    }

    private List<float[]> embeddings(StageSession session) throws MienException {
        Extractor extractor = bench.require(Extractor.class);
        List<float[]> found = new ArrayList<>();
        for (Image picture : pictures) {
            found.add(extractor.extract(List.of(picture)).get(0));
        }
        return found;
    }

    private List<List<Face>> faces(StageSession session) throws MienException {
        List<List<Face>> found = new ArrayList<>();
        for (Image picture : pictures) {
            found.add(session.recognizer()
                    .detect(picture, DetectorOptions.defaults(), FaceSelection.ALL)
                    .faces());
        }
        return found;
    }
}
