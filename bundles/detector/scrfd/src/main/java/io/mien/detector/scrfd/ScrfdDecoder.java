package io.mien.detector.scrfd;

import io.mien.detector.Anchor;
import io.mien.detector.AnchorGrid;
import io.mien.detector.DecodeRequest;
import io.mien.detector.Face;
import io.mien.detector.FaceDecoder;
import io.mien.detector.ProvideFaceDecoder;
import io.mien.image.Box;
import io.mien.inference.Outputs;
import io.mien.inference.ShapedOutputs;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * SCRFD with points, after J. Guo et al., Sample and computation redistribution for efficient face detection, 2021, as the
 * project InsightFace exports it. For each stride of 8, 16, 32 with n cells of two anchors there are scores [2n, 1],
 * distances to the box's four sides [2n, 4] and points [2n, 10], measured from the cell's top left corner in strides. The
 * outputs have no telling names, with or without a batch's dimension, and are known by their shapes.
 */
@Component(name = "io.mien.detector.scrfd", immediate = true)
@ProvideFaceDecoder("scrfd")
public final class ScrfdDecoder implements FaceDecoder {
    private static final int[] STRIDES = {8, 16, 32};
    private static final int ANCHORS = 2;
    private static final int COORDINATES = 2 * Face.POINTS;

    @Override
    public List<Face> decode(Outputs outputs, DecodeRequest request) {
        ShapedOutputs shaped = new ShapedOutputs(outputs);
        List<Face> faces = new ArrayList<>();
        for (int stride : STRIDES) {
            collect(shaped, AnchorGrid.of(request.input(), stride), request.confidence(), faces);
        }
        return faces;
    }

    private static void collect(ShapedOutputs outputs, AnchorGrid grid, float confidence, List<Face> faces) {
        int anchors = Math.multiplyExact(ANCHORS, grid.cells());
        FloatBuffer scores = outputs.take(anchors);
        FloatBuffer sides = outputs.take(anchors, 4);
        FloatBuffer points = outputs.take(anchors, COORDINATES);
        for (int i = 0; i < anchors; i++) {
            float score = scores.get(i);
            if (score >= confidence) {
                Anchor corner = grid.corner(i / ANCHORS);
                faces.add(new Face(box(corner, sides, 4 * i), score, corner.points(points, COORDINATES * i, 2, 1)));
            }
        }
    }

    private static Box box(Anchor corner, FloatBuffer sides, int at) {
        return corner.box(sides.get(at), sides.get(at + 1), sides.get(at + 2), sides.get(at + 3));
    }
}
