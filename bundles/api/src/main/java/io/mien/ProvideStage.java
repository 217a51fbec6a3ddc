package io.mien;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/**
 * States which stage without a model a bundle brings: an aligner, a matcher or a store. bnd writes it into the bundle's manifest, so
 * that a product that wants the stage is resolved.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Capability(namespace = "io.mien.stage")
public @interface ProvideStage {
    /** {@link StageKind#word()}: {@code aligner}, {@code matcher} or {@code store}. */
    @Attribute("io.mien.stage")
    String kind();

    /** The value of {@link StageProperties#NAME} that the service has. */
    @Attribute("name")
    String name();
}
