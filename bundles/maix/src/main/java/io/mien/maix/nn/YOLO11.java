package io.mien.maix.nn;

import io.mien.maix.Maix;

/** Finds faces with a YOLO11-face; MaixPy's {@code nn.YOLO11}. Takes models of {@code model_type = yolo11}. By default conf_th is .5. */
public final class YOLO11 extends FaceFinder {
    /** One without a model, to be {@linkplain #load loaded}. */
    public YOLO11() {
        super(DetectorFamily.YOLO11);
    }

    /** @see FaceFinder#FaceFinder(DetectorFamily, String) */
    public YOLO11(String model) {
        super(DetectorFamily.YOLO11, model);
    }

    /** @param dualBuff accepted as in MaixPy; results are the same with and without */
    public YOLO11(String model, boolean dualBuff) {
        this(model);
    }

    /** @see FaceFinder#FaceFinder(DetectorFamily, Maix, String) */
    public YOLO11(Maix maix, String model) {
        super(DetectorFamily.YOLO11, maix, model);
    }
}
