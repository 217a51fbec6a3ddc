package io.mien.picture;

import io.mien.image.Image;
import org.osgi.annotation.versioning.ConsumerType;

/** Draws timelines. Thread-safe. */
@ConsumerType
public interface TimelinePainter {
    /** A BGR picture of a timeline; without texts where this Java has no fonts. */
    Image paint(Timeline timeline);
}
