package io.mien.command.option;

import io.mien.detector.SearchDepth;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of pixels, or {@code whole}. */
final class MinFace implements ITypeConverter<SearchDepth> {
    private static final int LEAST = 4;
    private static final int MOST = 100_000;

    @Override
    public SearchDepth convert(String text) {
        if (text.equals("whole")) {
            return SearchDepth.WHOLE_PICTURE;
        }
        try {
            int pixels = Integer.parseInt(text);
            if (pixels >= LEAST && pixels <= MOST) {
                return SearchDepth.downTo(pixels);
            }
        } catch (NumberFormatException e) {
            // Told below, as a number out of range is.
        }
        throw new TypeConversionException(
                "'" + text + "' is neither a number of pixels, " + LEAST + " to " + MOST + ", nor 'whole'");
    }
}
