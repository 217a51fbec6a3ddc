package io.mien.maixcam.npu;

import java.util.regex.Pattern;

/**
 * The name that an output had before it was converted. The vendor's compiler appends the kind of the operator that makes it, and
 * {@code f32} if the values were converted back to floats: {@code cls_8} comes as {@code cls_8_Sigmoid_f32}.
 */
final class OutputName {
    private static final Pattern APPENDED = Pattern.compile("(_[A-Z][A-Za-z]*)?_f32$");

    private OutputName() {}

    /** The name that decoders know. */
    static String original(String converted) {
        return APPENDED.matcher(converted).replaceFirst("");
    }
}
