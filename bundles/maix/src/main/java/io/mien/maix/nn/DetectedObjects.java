package io.mien.maix.nn;

import java.util.List;

/** What a detector found in a picture, the surest first; MaixPy's {@code nn.Objects}. */
public final class DetectedObjects extends ObjectList<DetectedObject> {
    /** None yet. */
    public DetectedObjects() {
        this(List.of());
    }

    DetectedObjects(List<DetectedObject> objects) {
        super(objects);
    }
}
