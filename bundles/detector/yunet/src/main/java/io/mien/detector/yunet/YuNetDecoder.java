package io.mien.detector.yunet;

import io.mien.detector.Anchor;
import io.mien.detector.AnchorGrid;
import io.mien.detector.DecodeRequest;
import io.mien.detector.Face;
import io.mien.detector.FaceDecoder;
import io.mien.detector.ProvideFaceDecoder;
import io.mien.inference.Outputs;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * YuNet, after W. Wu, H. Peng and S. Yu, YuNet: a tiny millisecond-level face detector, 2023, and the project
 * libfacedetection.train; the file that OpenCV's {@code FaceDetectorYN} takes. For each stride s of 8, 16, 32 with n cells
 * there are {@code cls_s} and {@code obj_s} [1, n, 1], {@code bbox_s} [1, n, 4] and {@code kps_s} [1, n, 10], measured from
 * the cell's top left corner in strides; the score is the root of cls x obj, each kept within 0..1.
 */
@Component(name = "io.mien.detector.yunet", immediate = true)
@ProvideFaceDecoder("yunet")
public final class YuNetDecoder implements FaceDecoder {
    private static final int[] STRIDES = {8, 16, 32};

    @Override
    public List<Face> decode(Outputs outputs, DecodeRequest request) {
        List<Face> faces = new ArrayList<>();
        for (int stride : STRIDES) {
            collect(Level.of(outputs, request.input(), stride), request.confidence(), faces);
        }
        return faces;
    }

    private static void collect(Level level, float confidence, List<Face> faces) {
        AnchorGrid grid = level.grid();
        // Most cells are left out by the product alone; a little lower, as a root rounds.
        double leastProduct = (double) confidence * confidence * (1 - 1e-6);
        for (int cell = 0; cell < grid.cells(); cell++) {
            double product = level.product(cell);
            if (product >= leastProduct) {
                float score = (float) Math.sqrt(product);
                if (score >= confidence) {
                    Anchor corner = grid.corner(cell);
                    faces.add(new Face(level.box(corner, cell), score, level.points(corner, cell)));
                }
            }
        }
    }
}
