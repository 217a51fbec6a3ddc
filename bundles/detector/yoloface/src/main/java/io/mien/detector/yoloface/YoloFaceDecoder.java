package io.mien.detector.yoloface;

import io.mien.detector.AnchorGrid;
import io.mien.detector.DecodeRequest;
import io.mien.detector.Face;
import io.mien.detector.FaceDecoder;
import io.mien.detector.ProvideFaceDecoder;
import io.mien.inference.Outputs;
import io.mien.inference.ShapedOutputs;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * The raw heads of YOLOv8-face and YOLO11-face, as the projects yolov8-face (derronqi) and Ultralytics' pose models define
 * them: for each stride of 8, 16, 32 one output [1, 80, rows, columns], in any order; {@link Head} says what it holds.
 */
@Component(name = "io.mien.detector.yoloface", immediate = true)
@ProvideFaceDecoder({"yolov8", "yolo11"})
public final class YoloFaceDecoder implements FaceDecoder {
    private static final int[] STRIDES = {8, 16, 32};

    @Override
    public List<Face> decode(Outputs outputs, DecodeRequest request) {
        ShapedOutputs shaped = new ShapedOutputs(outputs);
        float leastLogit = leastLogit(request.confidence());
        List<Face> faces = new ArrayList<>();
        for (int stride : STRIDES) {
            AnchorGrid grid = AnchorGrid.of(request.input(), stride);
            Head head = new Head(grid, shaped.take(Head.CHANNELS, grid.rows(), grid.columns()));
            for (int cell = 0; cell < grid.cells(); cell++) {
                if (head.logit(cell) >= leastLogit && head.score(cell) >= request.confidence()) {
                    faces.add(head.face(cell));
                }
            }
        }
        return faces;
    }

    /**
     * A logit that no cell at or above the least score is below, so that most cells need no exponential. A little lower than
     * the exact one, as a score rounds; at most 16, as scores round to 1 soon after.
     */
    private static float leastLogit(float confidence) {
        double exact = Math.log(confidence / (1.0 - confidence));
        return (float) Math.min(exact, 16) - 1e-3f;
    }
}
