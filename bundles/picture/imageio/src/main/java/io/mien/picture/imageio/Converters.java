package io.mien.picture.imageio;

import io.mien.picture.PictureConverter;
import io.mien.picture.PictureConverter.ConvertibleFormat;
import io.mien.picture.UnreadFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The converters that are registered now. Thread-safe. */
final class Converters {
    private static final List<String> OWN = List.of("JPEG", "PNG", "GIF", "BMP", "WebP", "TIFF");

    private final List<PictureConverter> all = new CopyOnWriteArrayList<>();

    void add(PictureConverter converter) {
        all.add(converter);
    }

    void remove(PictureConverter converter) {
        all.remove(converter);
    }

    /** The converter of a file. */
    Optional<PictureConverter> of(byte[] encoded) {
        return all.stream().filter(c -> c.formatOf(encoded).isPresent()).findFirst();
    }

    /** Whether files with this ending are converted on this machine. */
    boolean reads(String ending) {
        return format(ending).filter(f -> f.remedy().isEmpty()).isPresent();
    }

    /** The format of files with this ending, if they are pictures and cannot be read. */
    Optional<UnreadFormat> unread(String ending) {
        Optional<ConvertibleFormat> format = format(ending);
        return format.isEmpty()
                ? FileEndings.unread(ending)
                : format.flatMap(f -> f.remedy().map(remedy -> new UnreadFormat(f.name(), remedy)));
    }

    private Optional<ConvertibleFormat> format(String ending) {
        return all.stream()
                .flatMap(c -> c.formats().stream())
                .filter(f -> f.endings().contains(ending))
                .findFirst();
    }

    /** All formats, for a person to read. */
    String names() {
        Stream<String> converted =
                all.stream().flatMap(c -> c.formats().stream()).map(ConvertibleFormat::name);
        return Stream.concat(OWN.stream(), converted).collect(Collectors.joining(", "));
    }
}
