package io.mien.picture.external;

import io.mien.picture.PictureConverter.ConvertibleFormat;
import io.mien.picture.PictureException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The program that converts a format.
 *
 * @param format name of the format
 * @param endings of file names
 * @param programs where it is looked for
 * @param names of the program, best first
 * @param debian Debian's package that has it
 */
record ExternalProgram(String format, Set<String> endings, ProgramLookup programs, List<String> names, String debian) {
    ExternalProgram {
        endings = Set.copyOf(endings);
        names = List.copyOf(names);
    }

    ConvertibleFormat description() {
        Optional<String> remedy = programs.find(names).isPresent() ? Optional.empty() : Optional.of(remedy());
        return new ConvertibleFormat(format, endings, remedy);
    }

    private String remedy() {
        return "install " + names.get(names.size() - 1) + " (on Debian: apt-get install " + debian + ")";
    }

    /** @throws PictureException saying what to install, if it is not there */
    String require(String picture) throws PictureException {
        return programs.find(names)
                .map(Path::toString)
                .orElseThrow(
                        () -> new PictureException(picture, "is a " + format + " picture; to read it, " + remedy()));
    }
}
