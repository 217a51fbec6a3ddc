package io.mien.picture.external;

import io.mien.picture.PictureConverter.ConvertibleFormat;
import io.mien.picture.PictureConverter.SizeCheck;
import io.mien.picture.PictureException;
import java.util.List;
import java.util.Set;

/**
 * HEIF (ISO/IEC 23008-12) with pictures coded in HEVC or AV1. Programs differ in whether they turn and mirror a picture;
 * so the file that they read says nothing of it, and the result is set upright from what the original says: its boxes for
 * that, or its EXIF data if it has no such box.
 */
abstract class Heif implements ExternalFormat {
    private final ExternalProgram program;
    private final Set<String> brands;
    private final String input;

    private Heif(ExternalProgram program, Set<String> brands, String input) {
        this.program = program;
        this.brands = brands;
        this.input = input;
    }

    /** Pictures in AV1. */
    static final class Avif extends Heif {
        Avif(ProgramLookup programs) {
            super(
                    new ExternalProgram("AVIF", Set.of("avif", "avifs"), programs, List.of("avifdec"), "libavif-bin"),
                    Set.of("avif", "avis"),
                    "in.avif");
        }

        @Override
        List<String> command(String program, String input) {
            return List.of(program, "-d", "8", input, ExternalConversion.OUTPUT);
        }
    }

    /** Pictures in HEVC, as phones write them. */
    static final class Heic extends Heif {
        Heic(ProgramLookup programs) {
            super(
                    new ExternalProgram(
                            "HEIC",
                            Set.of("heic", "heif", "hif"),
                            programs,
                            List.of("heif-dec", "heif-convert"),
                            "libheif-examples"),
                    Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"),
                    "in.heic");
        }

        @Override
        List<String> command(String program, String input) {
            return List.of(program, input, ExternalConversion.OUTPUT);
        }
    }

    abstract List<String> command(String program, String input);

    @Override
    public ConvertibleFormat description() {
        return program.description();
    }

    @Override
    public boolean begins(FileBytes file) {
        if (!file.hasName(4, "ftyp")) {
            return false;
        }
        long end = Math.min(file.u32(0), file.length());
        for (int at = 8; at + 4 <= end; at += 4) {
            if (brands.contains(file.name(at))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public ExternalConversion read(FileBytes file, String name, SizeCheck check) throws PictureException {
        HeifItem picture = HeifItem.primary(file, name);
        check.reduction(picture.width(), picture.height());
        for (HeifItem.Size size : picture.others()) {
            check.reduction(size.width(), size.height());
        }
        return new ExternalConversion(
                picture.unturned(file),
                input,
                command(program.require(name), input),
                picture.width(),
                picture.height(),
                1,
                picture.orientation(),
                picture.cropped());
    }
}
