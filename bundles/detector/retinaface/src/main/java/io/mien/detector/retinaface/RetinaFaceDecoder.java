package io.mien.detector.retinaface;

import io.mien.detector.Anchor;
import io.mien.detector.DecodeRequest;
import io.mien.detector.Face;
import io.mien.detector.FaceDecoder;
import io.mien.detector.ProvideFaceDecoder;
import io.mien.image.Box;
import io.mien.image.Point;
import io.mien.inference.Outputs;
import io.mien.inference.ShapedOutputs;
import io.mien.model.InputSize;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * RetinaFace and its light relatives, as the projects Pytorch_Retinaface and Face-Detector-1MB-with-landmark (biubug6)
 * train them after J. Deng et al., RetinaFace: Single-stage dense face localization in the wild, 2019. For N priors there
 * are three outputs of any names: box [1, N, 4], softmax of background and face [1, N, 2], points [1, N, 10]; offsets from
 * the prior's center in tenths of its side, sides as exponents in fifths. N tells which of the two layouts it is.
 */
@Component(name = "io.mien.detector.retinaface", immediate = true)
@ProvideFaceDecoder({"retinaface", "face_detector"})
public final class RetinaFaceDecoder implements FaceDecoder {
    private static final float OFFSET = .1f;
    private static final float EXPONENT = .2f;
    private static final int COORDINATES = 2 * Face.POINTS;

    @Override
    public List<Face> decode(Outputs outputs, DecodeRequest request) {
        ShapedOutputs shaped = new ShapedOutputs(outputs);
        Priors priors = priors(shaped, request.input());
        FloatBuffer boxes = shaped.take(priors.count(), 4);
        FloatBuffer scores = shaped.take(priors.count(), 2);
        FloatBuffer points = shaped.take(priors.count(), COORDINATES);
        List<Face> faces = new ArrayList<>();
        for (int i = 0; i < priors.count(); i++) {
            float score = scores.get(2 * i + 1);
            if (score >= request.confidence()) {
                Anchor prior = priors.prior(i);
                List<Point> five = prior.in(OFFSET * prior.unit()).points(points, COORDINATES * i, 2, 1);
                faces.add(new Face(box(prior, boxes, 4 * i), score, five));
            }
        }
        return faces;
    }

    private static Priors priors(ShapedOutputs outputs, InputSize input) {
        Priors retinaFace = Priors.ofRetinaFace(input);
        Priors light = Priors.ofLightDetector(input);
        for (Priors priors : List.of(retinaFace, light)) {
            if (outputs.has(priors.count(), 2)) {
                return priors;
            }
        }
        throw new IllegalArgumentException("an input of " + input + " has " + retinaFace.count() + " or "
                + light.count() + " priors with two scores each, the outputs have others: " + outputs);
    }

    private static Box box(Anchor prior, FloatBuffer values, int at) {
        return prior.centredBox(
                OFFSET * values.get(at),
                OFFSET * values.get(at + 1),
                EXPONENT * values.get(at + 2),
                EXPONENT * values.get(at + 3));
    }
}
