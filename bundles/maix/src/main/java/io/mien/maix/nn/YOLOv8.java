package io.mien.maix.nn;

import io.mien.maix.Maix;

/** Finds faces with a YOLOv8-face; MaixPy's {@code nn.YOLOv8}. Takes models of {@code model_type = yolov8}. By default conf_th is .5. */
public final class YOLOv8 extends FaceFinder {
    /** One without a model, to be {@linkplain #load loaded}. */
    public YOLOv8() {
        super(DetectorFamily.YOLOV8);
    }

    /** @see FaceFinder#FaceFinder(DetectorFamily, String) */
    public YOLOv8(String model) {
        super(DetectorFamily.YOLOV8, model);
    }

    /** @param dualBuff accepted as in MaixPy; results are the same with and without */
    public YOLOv8(String model, boolean dualBuff) {
        this(model);
    }

    /** @see FaceFinder#FaceFinder(DetectorFamily, Maix, String) */
    public YOLOv8(Maix maix, String model) {
        super(DetectorFamily.YOLOV8, maix, model);
    }
}
