package io.mien.inference;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Requirement;

/** States that a bundle needs an engine, as one does that brings weights and code. bnd writes it into the bundle's manifest. */
@Documented
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Retention(RetentionPolicy.CLASS)
@Requirement(namespace = "io.mien.engine", filter = "(type=${#value})", effective = "active")
public @interface RequireEngine {
    /** The {@code [basic] type} of a {@code .mud}. */
    String value();
}
