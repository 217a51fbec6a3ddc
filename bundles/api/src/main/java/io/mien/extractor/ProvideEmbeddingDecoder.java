package io.mien.extractor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/**
 * States which models a {@link EmbeddingDecoder} reads. bnd writes it into the bundle's manifest, so that a product with such a model is
 * resolved; {@link EmbeddingDecoder#modelTypes()} reads it here.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Capability(namespace = "io.mien.decoder")
public @interface ProvideEmbeddingDecoder {
    /** The {@code model_type}s of a {@code .mud}. */
    @Attribute("type")
    String[] value();
}
