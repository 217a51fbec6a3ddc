package io.mien.maix.nn;

import io.mien.detector.DetectorOptions;
import io.mien.detector.SearchDepth;
import io.mien.maix.MaixException;
import io.mien.maix.NullCheck;
import io.mien.maix.image.Fit;

/** How one picture is looked at, as MaixPy says it. The picture is searched once, whatever its size. */
record RecognizeQuery(double confTh, double iouTh, float compareTh, boolean getFeature, boolean getFace, Fit fit) {
    /** @throws MaixException naming the argument that is not allowed */
    static RecognizeQuery of(
            double confTh, double iouTh, double compareTh, boolean getFeature, boolean getFace, Fit fit) {
        return new RecognizeQuery(
                Failures.share("conf_th", confTh),
                Failures.share("iou_th", iouTh),
                (float) Failures.share("compare_th", compareTh),
                getFeature,
                getFace,
                NullCheck.require(fit, "fit"));
    }

    DetectorOptions detector() {
        return DetectorOptions.defaults().confidence(confTh).iou(iouTh).depth(SearchDepth.WHOLE_PICTURE);
    }
}
