package io.mien.maix.nn;

import java.util.Locale;

/** A family of detectors of faces, with MaixPy's default of its least score. */
enum DetectorFamily {
    RETINAFACE(.4),
    FACE_DETECTOR(.5),
    YOLOV8(.5),
    YOLO11(.5);

    private final double confTh;

    DetectorFamily(double confTh) {
        this.confTh = confTh;
    }

    /** {@code model_type} of its models. */
    String modelType() {
        return name().toLowerCase(Locale.ROOT);
    }

    double confTh() {
        return confTh;
    }
}
