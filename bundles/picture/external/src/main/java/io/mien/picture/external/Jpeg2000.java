package io.mien.picture.external;

import io.mien.picture.PictureConverter.ConvertibleFormat;
import io.mien.picture.PictureConverter.SizeCheck;
import io.mien.picture.PictureException;
import java.util.List;
import java.util.Set;

/** JPEG 2000 (ITU-T T.800): a codestream, alone or in a JP2 file. A large picture is decoded at a lower resolution level. */
final class Jpeg2000 implements ExternalFormat {
    private static final long START_AND_SIZE = 0xff4f_ff51L;
    private static final int CODING_STYLE = 0xff52;
    private static final int FIRST_TILE = 0xff90;
    private static final int MOST_CHANNELS = 4;

    private final ExternalProgram program;

    Jpeg2000(ProgramLookup programs) {
        Set<String> endings = Set.of("jp2", "j2k", "j2c", "jpc", "jpx", "jpf");
        program = new ExternalProgram("JPEG 2000", endings, programs, List.of("opj_decompress"), "libopenjp2-tools");
    }

    @Override
    public ConvertibleFormat description() {
        return program.description();
    }

    @Override
    public boolean begins(FileBytes file) {
        return file.length() >= 12 && (isBare(file) || file.u32(0) == 12 && file.hasName(4, "jP  "));
    }

    private static boolean isBare(FileBytes file) {
        return file.u32(0) == START_AND_SIZE;
    }

    @Override
    public ExternalConversion read(FileBytes file, String name, SizeCheck check) throws PictureException {
        int size = start(file, name) + 2;
        int width = side(file, size + 6);
        int height = side(file, size + 10);
        int wanted = check.reduction(width, height);
        if (file.u16(size + 38) > MOST_CHANNELS) {
            throw new PictureException(
                    name, "is a JPEG 2000 picture of more than four channels, which is not supported");
        }
        int levels = levels(file, size);
        int level = 0;
        while (level < levels && 1 << level < wanted) {
            level++;
        }
        String input = isBare(file) ? "in.j2k" : "in.jp2";
        List<String> command = List.of(
                program.require(name), "-i", input, "-o", ExternalConversion.OUTPUT, "-r", Integer.toString(level));
        return new ExternalConversion(file.array(), input, command, width, height, 1 << level, 1, false);
    }

    /** The offset of the codestream. */
    private static int start(FileBytes file, String name) throws PictureException {
        if (isBare(file)) {
            return 0;
        }
        int start = MediaBoxes.of(file, 0, file.length())
                .first("jp2c")
                .orElseThrow(() -> new PictureException(name, "holds no picture"))
                .start();
        if (file.u32(start) != START_AND_SIZE) {
            throw new PictureException(name, "is damaged: no codestream begins like this");
        }
        return start;
    }

    /** From the origin of the picture, which is eight bytes behind its end. */
    private static int side(FileBytes file, int at) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, file.u32(at) - file.u32(at + 8)));
    }

    /** Times that the picture can be halved. */
    private static int levels(FileBytes file, int size) {
        int at = size;
        while (file.u16(at) != FIRST_TILE) {
            if (file.u16(at) == CODING_STYLE) {
                return file.u8(at + 9);
            }
            at += 2 + Math.max(2, file.u16(at + 2));
        }
        return 0;
    }
}
