package io.mien.picture.imageio;

import io.mien.picture.UnreadFormat;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The meaning of a file name's ending when a folder is read. */
final class FileEndings {
    /** Formats that are decoded here. */
    static final Set<String> READ =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "dib", "webp", "tif", "tiff");

    private static final String CONVERT = "convert them to JPEG or PNG";

    /** Formats that the bundle io.mien.picture.external reads, for products that do not have it. */
    private static final Map<String, String> EXTERNAL = Map.ofEntries(
            Map.entry("heic", "HEIC"),
            Map.entry("heif", "HEIC"),
            Map.entry("hif", "HEIC"),
            Map.entry("avif", "AVIF"),
            Map.entry("jp2", "JPEG 2000"),
            Map.entry("j2k", "JPEG 2000"),
            Map.entry("j2c", "JPEG 2000"),
            Map.entry("jpc", "JPEG 2000"),
            Map.entry("jpx", "JPEG 2000"),
            Map.entry("jpf", "JPEG 2000"));

    /** Formats that are pictures, but are not read by any bundle: cameras' raw formats and those of painting programs. */
    private static final Set<String> OTHER = Set.of(
            "3fr", "arw", "cr2", "cr3", "crw", "dng", "erf", "exr", "hdr", "ico", "iiq", "jls", "jng", "jxl", "jxr",
            "kdc", "mef", "mos", "mrw", "nef", "nrw", "orf", "pam", "pbm", "pcx", "pef", "pgm", "pnm", "ppm", "psb",
            "psd", "qoi", "raf", "raw", "rw2", "rwl", "sr2", "srf", "srw", "tga", "wbmp", "x3f", "xbm", "xcf", "xpm");

    private FileEndings() {}

    /** The ending in lower case, empty if there is none or the file is hidden, as the copies beside pictures are. */
    static String of(Path file) {
        Path name = file.getFileName();
        String text = name == null ? "" : name.toString();
        int dot = text.lastIndexOf('.');
        return dot > 0 && !text.startsWith(".") ? text.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    }

    /** The format of an ending that neither this codec nor a converter knows. */
    static Optional<UnreadFormat> unread(String ending) {
        if (EXTERNAL.containsKey(ending)) {
            return Optional.of(new UnreadFormat(
                    EXTERNAL.get(ending), "this product lacks the bundle io.mien.picture.external; " + CONVERT));
        }
        return OTHER.contains(ending)
                ? Optional.of(new UnreadFormat(ending.toUpperCase(Locale.ROOT), "this format is not read; " + CONVERT))
                : Optional.empty();
    }
}
