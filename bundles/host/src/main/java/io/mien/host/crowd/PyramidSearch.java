package io.mien.host.crowd;

import io.mien.StageRetiredException;
import io.mien.detector.Face;
import io.mien.detector.SearchBound;
import io.mien.detector.SearchDepth;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.Letterbox;
import io.mien.model.InputSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Searches pictures with a network whose input has a fixed size: small ones once, large ones window by window. Thread-safe. The
 * memory of a search is that of one batch of windows, whatever the picture's size.
 */
public final class PyramidSearch {
    private static final String BOUND = "io.mien.host:search.windows";

    /** Pixels of the input within which a face that ends at a window's side is taken as cut by it. */
    private static final double CUT = 3;

    /** Most windows of one run of a network that takes several: a larger batch needs more memory for little time. */
    private static final int BATCH = 8;

    private final String model;
    private final InputSize input;
    private final SearchLimits limits;

    /** Finds the faces of windows. */
    @FunctionalInterface
    public interface Network {
        /** For each image its faces, in pixels of that image, after the network's own suppression. */
        List<List<Face>> detect(List<Image> images) throws StageRetiredException, InferenceException;
    }

    /**
     * How one picture is searched.
     *
     * @param depth how small the faces are that are searched for
     * @param confidence least score of a face, 0..1
     * @param candidates most faces of all windows that are merged, the best first
     * @param largestRun most windows that go through the network in one run
     */
    public record Request(SearchDepth depth, float confidence, int candidates, int largestRun) {}

    /**
     * @param model name of the model, for errors
     * @param input what the network sees at once
     * @param limits how deep a picture is searched, and at what cost
     */
    public PyramidSearch(String model, InputSize input, SearchLimits limits) {
        this.model = model;
        this.input = input;
        this.limits = limits;
    }

    /** How many windows {@link #search} looks at in a picture of this size. */
    public int windows(int width, int height, SearchDepth depth) {
        return SearchPlan.of(width, height, input, depth, limits).windows().size();
    }

    /** What {@link #search} does not search for in a picture of this size because of the bound on windows. */
    public Optional<SearchBound> bound(int width, int height, SearchDepth depth) {
        SearchPlan plan = SearchPlan.of(width, height, input, depth, limits);
        return plan.isBounded()
                ? Optional.of(new SearchBound((int) Math.ceil(plan.minFace()), (int) Math.round(plan.wished()), BOUND))
                : Optional.empty();
    }

    /**
     * The faces of a picture, best score first.
     *
     * @throws InferenceException if the network failed, or the thread was interrupted between two windows
     */
    public List<Face> search(Image picture, Request request, Network network)
            throws StageRetiredException, InferenceException {
        SearchPlan plan = SearchPlan.of(picture.width(), picture.height(), input, request.depth(), limits);
        List<SearchWindow> windows = plan.windows();
        if (windows.size() == 1) {
            return network.detect(List.of(picture)).get(0);
        }
        List<WindowDetection> sightings = new ArrayList<>();
        int batch = Math.max(1, Math.min(BATCH, request.largestRun()));
        for (int from = 0; from < windows.size(); from += batch) {
            goOn(from, windows.size());
            List<SearchWindow> part = windows.subList(from, Math.min(windows.size(), from + batch));
            List<List<Face>> found = network.detect(
                    part.stream().map(w -> PictureRegion.read(picture, w)).toList());
            for (int i = 0; i < part.size(); i++) {
                add(sightings, found.get(i), part.get(i), plan.range(), picture);
            }
        }
        return new WindowDetectionMerger(plan.range(), limits.sureScore(request.confidence()))
                .merge(sightings, request.candidates());
    }

    private void goOn(int done, int all) throws InferenceException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InferenceException(model, "interrupted after " + done + " of " + all + " windows of a picture");
        }
    }

    private void add(List<WindowDetection> to, List<Face> found, SearchWindow window, FaceRange range, Image picture) {
        int width = window.width() / window.reduction();
        int height = window.height() / window.reduction();
        double scale = Letterbox.of(width, height, input).scale() / window.reduction();
        for (Face inWindow : found) {
            Face face = window.toPicture(inWindow);
            Box box = face.box();
            double side = Math.max(box.width(), box.height()) * scale;
            boolean whole = window.level() == 0
                    || range.takes(side) && !window.cuts(box, CUT / scale, picture.width(), picture.height());
            if (whole) {
                to.add(new WindowDetection(face, window, side));
            }
        }
    }
}
