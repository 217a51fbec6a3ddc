package io.mien.support.onnx;

import java.io.IOException;

/** A model names a data file outside its folder, or by a name that is not one of a plain file. */
public final class UnsafeLocationException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    UnsafeLocationException(String name) {
        super("names the data file '" + shown(name) + "', which is not a plain name below the model's folder");
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "...";
    }
}
