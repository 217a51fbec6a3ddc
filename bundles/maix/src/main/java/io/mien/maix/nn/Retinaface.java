package io.mien.maix.nn;

import io.mien.maix.Maix;

/** Finds faces with a RetinaFace; MaixPy's {@code nn.Retinaface}. Takes models of {@code model_type = retinaface}. By default conf_th is .4. */
public final class Retinaface extends FaceFinder {
    private static final double CONF_TH = .4;

    /** One without a model, to be {@linkplain #load loaded}. */
    public Retinaface() {
        super("retinaface", CONF_TH);
    }

    /** With two buffers. See {@link #Retinaface(String, boolean)}. */
    public Retinaface(String model) {
        this(model, true);
    }

    /**
     * One with a Mien of its own.
     *
     * @param model by path or name
     * @param dualBuff accepted as in MaixPy; results are the same with and without
     * @throws io.mien.maix.MaixException naming the model and what is wrong with it; nothing is left open
     */
    public Retinaface(String model, boolean dualBuff) {
        this();
        load(model);
    }

    /**
     * One that uses a Mien of the program's, which must have been opened with this model or have brought it.
     *
     * @param maix stays open when this is closed
     */
    public Retinaface(Maix maix, String model) {
        this();
        useOf(maix, model);
    }

    /** One that uses this model. */
    Retinaface(FaceModels model) {
        this();
        use(model);
    }
}
