package io.mien.recognizer.chain;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.StageRetiredException;
import io.mien.aligner.Aligner;
import io.mien.aligner.AlignmentException;
import io.mien.aligner.FaceTemplate;
import io.mien.detector.Detector;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.extractor.Extractor;
import io.mien.image.Image;
import io.mien.recognizer.EmbeddedFace;
import io.mien.recognizer.EmbeddedFaces;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.guard.AnswerComparison;
import io.mien.recognizer.guard.AnswerValidation;
import io.mien.recognizer.lineup.FrameContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds faces and embeds them, with one line-up: detect, then align and extract all faces of the picture as one batch. */
final class FaceEmbedder {
    private FaceEmbedder() {}

    static List<Face> find(FrameContext frame, Image image, DetectorOptions options, FaceSelection selection)
            throws MienException {
        int windows = Math.max(1, frame.detector().windows(image.width(), image.height(), options));
        List<Face> all = frame.call(
                StageKind.DETECTOR,
                Detector.class,
                windows,
                detector -> detector.detect(image, options),
                AnswerValidation::faces,
                AnswerComparison::faces);
        return selection.of(all, image.width(), image.height());
    }

    /** The faces with their embeddings and crops, in order. */
    static EmbeddedFaces embedded(FrameContext frame, Image image, List<Face> faces, LineUp lineUp)
            throws MienException {
        Extractor extractor = frame.extractor();
        EmbeddingSpace space = frame.space();
        FaceTemplate template = extractor.template();
        List<Optional<Image>> crops = faces.isEmpty() ? List.of() : crops(frame, image, faces, template);
        List<Optional<float[]>> values = values(frame, crops);
        List<EmbeddedFace> embedded = new ArrayList<>(faces.size());
        for (int i = 0; i < faces.size(); i++) {
            Face face = faces.get(i);
            Optional<Image> crop = crops.get(i);
            embedded.add(values.get(i)
                    .map(v -> EmbeddedFace.of(face, new Embedding(space, v), crop.orElseThrow()))
                    .orElseGet(() -> EmbeddedFace.of(face)));
        }
        return EmbeddedFaces.of(embedded, space, extractor.dimension(), template, extractor.threshold(), lineUp);
    }

    /** One embedding a face, in order; empty if the points do not span a face. */
    static List<Optional<float[]>> embed(FrameContext frame, Image image, List<Face> faces) throws MienException {
        return faces.isEmpty()
                ? List.of()
                : values(frame, crops(frame, image, faces, frame.extractor().template()));
    }

    private static List<Optional<Image>> crops(FrameContext frame, Image image, List<Face> faces, FaceTemplate template)
            throws MienException {
        return frame.call(
                StageKind.ALIGNER,
                Aligner.class,
                faces.size(),
                aligner -> align(aligner, image, faces, template),
                crops -> AnswerValidation.crops(crops, template),
                AnswerComparison::crops);
    }

    private static List<Optional<float[]>> values(FrameContext frame, List<Optional<Image>> aligned)
            throws MienException {
        List<Image> crops = aligned.stream().flatMap(Optional::stream).toList();
        List<float[]> embeddings = crops.isEmpty() ? List.of() : embed(frame, crops);
        List<Optional<float[]>> all = new ArrayList<>(aligned.size());
        int next = 0;
        for (Optional<Image> crop : aligned) {
            all.add(crop.isPresent() ? Optional.of(embeddings.get(next++)) : Optional.empty());
        }
        return all;
    }

    private static List<float[]> embed(FrameContext frame, List<Image> crops) throws MienException {
        int dimension = frame.extractor().dimension();
        return frame.call(
                StageKind.EXTRACTOR,
                Extractor.class,
                crops.size(),
                extractor -> extractor.extract(crops),
                values -> AnswerValidation.embeddings(values, crops.size(), dimension),
                AnswerComparison::embeddings);
    }

    private static List<Optional<Image>> align(Aligner aligner, Image image, List<Face> faces, FaceTemplate template)
            throws StageRetiredException {
        List<Optional<Image>> crops = new ArrayList<>(faces.size());
        for (Face face : faces) {
            try {
                crops.add(Optional.of(aligner.align(image, face.points(), template)));
            } catch (AlignmentException e) {
                // The detector found something that the aligner does not take for a face: it stays a face without a
                // name.
                crops.add(Optional.empty());
            }
        }
        return crops;
    }
}
