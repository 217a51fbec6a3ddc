package io.mien.host.stage;

import io.mien.StageRetiredException;
import io.mien.detector.DecodeRequest;
import io.mien.detector.Detector;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.detector.FaceDecoder;
import io.mien.detector.NonMaximumSuppression;
import io.mien.detector.SearchBound;
import io.mien.host.crowd.PyramidSearch;
import io.mien.host.crowd.SearchLimits;
import io.mien.host.crowd.WindowOutputs;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import io.mien.inference.InferenceException;
import io.mien.inference.InferenceSession;
import io.mien.inference.Letterbox;
import io.mien.inference.Outputs;
import io.mien.model.InputSize;
import io.mien.model.Mud;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A detector made of a model, a decoder and an engine's session. */
public final class NeuralDetector implements Detector, NeuralStage {
    private final Mud mud;
    private final InferenceSession session;
    private final FaceDecoder decoder;
    private final int candidates;
    private final PyramidSearch search;

    /**
     * @param candidates most boxes that a suppression looks at
     * @param limits how deep large pictures are searched
     */
    public NeuralDetector(Mud mud, InferenceSession session, FaceDecoder decoder, int candidates, SearchLimits limits) {
        this.mud = mud;
        this.session = session;
        this.decoder = decoder;
        this.candidates = candidates;
        search = new PyramidSearch(mud.name(), session.inputSize(), limits);
    }

    @Override
    public List<Face> detect(Image image, DetectorOptions options) throws StageRetiredException, InferenceException {
        float confidence = (float) options.confidence().orElse(mud.confidence());
        float iou = (float) options.iou().orElse(mud.iou());
        DecodeRequest decode = new DecodeRequest(session.inputSize(), confidence);
        PyramidSearch.Request request =
                new PyramidSearch.Request(options.depth(), confidence, candidates, session.largestRun());
        return search.search(image, request, images -> faces(images, decode, iou));
    }

    @Override
    public int windows(int width, int height, DetectorOptions options) {
        return search.windows(width, height, options.depth());
    }

    @Override
    public Optional<SearchBound> bound(int width, int height, DetectorOptions options) {
        return search.bound(width, height, options.depth());
    }

    /** For each image its faces, in pixels of that image. */
    private List<List<Face>> faces(List<Image> images, DecodeRequest request, float iou)
            throws StageRetiredException, InferenceException {
        List<List<Face>> found = decode(images, request);
        List<List<Face>> faces = new ArrayList<>(images.size());
        for (int i = 0; i < images.size(); i++) {
            Letterbox letterbox =
                    Letterbox.of(images.get(i).width(), images.get(i).height(), request.input());
            faces.add(NonMaximumSuppression.select(found.get(i), iou, candidates).stream()
                    .map(face -> face.toPicture(letterbox))
                    .toList());
        }
        return faces;
    }

    private List<List<Face>> decode(List<Image> images, DecodeRequest request)
            throws StageRetiredException, InferenceException {
        List<List<Face>> found;
        try {
            found = session.run(images, outputs -> decode(FiniteOutputs.check(outputs), images.size(), request));
        } catch (IllegalArgumentException e) {
            throw new InferenceException(mud.name(), e.getMessage(), e);
        }
        for (Face face : (Iterable<Face>) found.stream().flatMap(List::stream)::iterator) {
            if (!finite(face)) {
                throw new InferenceException(mud.name(), "a face that is not finite: " + face);
            }
        }
        return found;
    }

    private List<List<Face>> decode(Outputs outputs, int images, DecodeRequest request) {
        List<List<Face>> found = new ArrayList<>(images);
        for (int i = 0; i < images; i++) {
            found.add(decoder.decode(WindowOutputs.of(outputs, i, images), request));
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
        detect(
                Image.of(size.width(), size.height(), PixelFormat.BGR, black),
                DetectorOptions.defaults().ofFrames());
    }

    @Override
    public InputSize input() {
        return session.inputSize();
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
