package io.mien.maix.nn;

import java.util.List;

/** The faces of a picture, the surest first. */
public final class FaceObjects extends ObjectList<FaceObject> {
    /** None yet. */
    public FaceObjects() {
        this(List.of());
    }

    FaceObjects(List<FaceObject> faces) {
        super(faces);
    }
}
