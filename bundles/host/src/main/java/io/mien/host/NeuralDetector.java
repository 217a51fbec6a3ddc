package io.mien.host;

import io.mien.StageRetiredException;
import io.mien.detector.DecodeRequest;
import io.mien.detector.Detector;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.detector.FaceDecoder;
import io.mien.detector.NonMaximumSuppression;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import io.mien.inference.InferenceException;
import io.mien.inference.InferenceSession;
import io.mien.inference.Letterbox;
import io.mien.model.InputSize;
import io.mien.model.Mud;
import java.util.List;

/** A detector made of a model, a decoder and an engine's session. */
final class NeuralDetector implements Detector, NeuralStage {
    private final Mud mud;
    private final InferenceSession session;
    private final FaceDecoder decoder;
    private final int candidates;

    NeuralDetector(Mud mud, InferenceSession session, FaceDecoder decoder, int candidates) {
        this.mud = mud;
        this.session = session;
        this.decoder = decoder;
        this.candidates = candidates;
    }

    @Override
    public List<Face> detect(Image image, DetectorOptions options) throws StageRetiredException, InferenceException {
        InputSize input = session.inputSize();
        float confidence = (float) options.confidence().orElse(mud.confidence());
        float iou = (float) options.iou().orElse(mud.iou());
        DecodeRequest request = new DecodeRequest(input, confidence);
        List<Face> found = decode(image, request);
        Letterbox letterbox = Letterbox.of(image.width(), image.height(), input);
        return NonMaximumSuppression.select(found, iou, candidates).stream()
                .map(letterbox::toPicture)
                .toList();
    }

    private List<Face> decode(Image image, DecodeRequest request) throws StageRetiredException, InferenceException {
        List<Face> found;
        try {
            found = session.run(List.of(image), outputs -> decoder.decode(FiniteOutputs.check(outputs), request));
        } catch (IllegalArgumentException e) {
            throw new InferenceException(mud.name(), e.getMessage(), e);
        }
        for (Face face : found) {
            if (!finite(face)) {
                throw new InferenceException(mud.name(), "a face that is not finite: " + face);
            }
        }
        return found;
    }

    private static boolean finite(Face face) {
        Box box = face.box();
        // A sum is finite only if every term is; overflow of finite pixels is out of reach.
        double sum = (double) box.x() + box.y() + box.width() + box.height() + face.score();
        for (Point point : face.points()) {
            sum += (double) point.x() + point.y();
        }
        return Double.isFinite(sum);
    }

    /** One black picture, so that the first frame finds everything in place. */
    @Override
    public void warmUp() throws StageRetiredException, InferenceException {
        InputSize size = session.inputSize();
        byte[] black = new byte[size.width() * size.height() * PixelFormat.BGR.bytesPerPixel()];
        detect(Image.of(size.width(), size.height(), PixelFormat.BGR, black), DetectorOptions.DEFAULT);
    }

    @Override
    public void close() {
        session.close();
    }

    @Override
    public boolean leaked() {
        return session.leaked();
    }
}
