package io.mien;

/**
 * Service properties that every stage is registered with. {@code service.ranking} orders stages of one kind; if it is
 * equal, a newer {@link #VERSION} of the same {@link #NAME} goes first, else the older service stays.
 */
public final class StageProperties {
    /** Name that users ask for, unique within a kind: {@code mien_detector}, {@code opencv}. Type {@code String}. */
    public static final String NAME = "io.mien.name";

    /** Version, as an OSGi version string. */
    public static final String VERSION = "io.mien.version";

    /** Model type of a stage made of a model ({@code retinaface}, {@code face_feature}), absent on others. */
    public static final String TYPE = "io.mien.type";

    /** Format the engine runs ({@code onnx}, {@code cvimodel}), absent on stages without a model. */
    public static final String ENGINE = "io.mien.engine";

    /** Model id {@code name@sha256}; the gallery's id on a store; absent on other stages without a model. */
    public static final String MODEL = "io.mien.model";

    /**
     * Bundles that a stage made of a model consists of, its decoder first and its engine second, as
     * {@code name/version@digest name/version@digest}; absent on stages without a model. The digest is that of the bundle's
     * content: model and parts together identify the stage.
     */
    public static final String PARTS = "io.mien.parts";

    /**
     * {@code Long}: of stages of one ranking, name and version the greatest goes first. The host counts the combinations of
     * model, decoder and engine that it offers; absent on other stages, which is 0.
     */
    public static final String REVISION = "io.mien.revision";

    /** Size of the pictures that a stage made of a model looks at, {@code WIDTHxHEIGHT} in pixels; absent on others. */
    public static final String INPUT = "io.mien.input";

    /** How a stage made of a model was tried: {@code passed} or {@code none}, absent on stages without a model. */
    public static final String TRIAL = "io.mien.trial";

    /** {@code Boolean.TRUE} on a stage that serves only if it is asked for by name, absent on others. */
    public static final String SPARE = "io.mien.spare";

    private StageProperties() {}

    /**
     * Whether a stage is made with a bundle.
     *
     * @param parts the value of {@link #PARTS}
     * @param part {@code name/version} of the bundle
     */
    public static boolean hasPart(String parts, String part) {
        return (" " + parts).contains(" " + part + "@");
    }
}
