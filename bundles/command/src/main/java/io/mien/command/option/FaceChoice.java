package io.mien.command.option;

import io.mien.recognizer.FaceSelection;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code centre} (or {@code center}) and {@code largest}. */
final class FaceChoice implements ITypeConverter<FaceSelection> {
    @Override
    public FaceSelection convert(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "centre", "center" -> FaceSelection.CENTRE;
            case "largest" -> FaceSelection.LARGEST;
            default -> throw new TypeConversionException("'" + text + "' is neither centre nor largest");
        };
    }
}
