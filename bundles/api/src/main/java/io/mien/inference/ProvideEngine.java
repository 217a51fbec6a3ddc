package io.mien.inference;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * States which models an {@link InferenceEngine} runs. bnd writes it into the bundle's manifest, so that a product with such a
 * model is resolved, and into the component's properties as {@link InferenceEngine#FORMAT}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@ComponentPropertyType
@Capability(namespace = "io.mien.engine")
public @interface ProvideEngine {
    /** How the names of the properties begin: that of {@link #format()} is {@link InferenceEngine#FORMAT}. */
    String PREFIX_ = "io.mien.engine.";

    /** The {@code [basic] type}s of a {@code .mud}. */
    @Attribute("type")
    String[] format();
}
