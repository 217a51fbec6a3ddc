package io.mien.camera;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/**
 * States which addresses a {@link FrameSourceFactory} opens. bnd writes it into the bundle's manifest, so that a product that wants
 * such a camera is resolved.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Capability(namespace = "io.mien.camera")
public @interface ProvideCamera {
    /** The same as {@link FrameSourceFactory#schemes()}. */
    @Attribute("scheme")
    String[] value();
}
