package io.mien.maix.nn;

import io.mien.maix.Maix;

/** Finds faces with a RetinaFace; MaixPy's {@code nn.Retinaface}. Takes models of {@code model_type = retinaface}. By default conf_th is .4. */
public final class Retinaface extends FaceFinder {
    /** One without a model, to be {@linkplain #load loaded}. */
    public Retinaface() {
        super(DetectorFamily.RETINAFACE);
    }

    /** @see FaceFinder#FaceFinder(DetectorFamily, String) */
    public Retinaface(String model) {
        super(DetectorFamily.RETINAFACE, model);
    }

    /** @param dualBuff accepted as in MaixPy; results are the same with and without */
    public Retinaface(String model, boolean dualBuff) {
        this(model);
    }

    /** @see FaceFinder#FaceFinder(DetectorFamily, Maix, String) */
    public Retinaface(Maix maix, String model) {
        super(DetectorFamily.RETINAFACE, maix, model);
    }
}
