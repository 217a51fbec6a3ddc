package io.mien.compose.index;

/** The namespaces of capabilities: those that are Mien's own, and that of services. */
public final class Namespaces {
    /** A decoder; {@code type} lists the model types that it reads. */
    public static final String DECODER = "io.mien.decoder";

    /** An engine; {@code type} lists the formats that it runs. */
    public static final String ENGINE = "io.mien.engine";

    /** A model, by its name. */
    public static final String MODEL = "io.mien.model";

    /** A stage without a model: its kind, and its {@code name}. */
    public static final String STAGE = "io.mien.stage";

    /** A camera; {@code scheme} lists what the addresses that it opens begin with. */
    public static final String CAMERA = "io.mien.camera";

    /** A command of {@code mien}, by its names; made of the header {@code Mien-Verbs}. */
    public static final String VERB = "io.mien.verb";

    /** Native code, by the symbolic name of the library that it belongs to. */
    public static final String NATIVE = "io.mien.native";

    /** A service, by its interface. */
    public static final String SERVICE = "osgi.service";

    /** The attribute of a service with its interface. */
    public static final String OBJECT_CLASS = "objectClass";

    private Namespaces() {}
}
