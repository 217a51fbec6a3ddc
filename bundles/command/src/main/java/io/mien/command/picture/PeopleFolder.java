package io.mien.command.picture;

import io.mien.MienException;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder with a sub-folder for each person, called as they are; hidden folders are nobody. */
public final class PeopleFolder {
    /** The character that Java puts in a name that the charset of the locale cannot read. */
    private static final String LOST = "\uFFFD";

    private static final String UNREADABLE =
            "its name has characters that cannot be read in the charset of the locale; name it in UTF-8";

    private final PictureFiles files;
    private final Path directory;

    /** @param directory absolute folder that names are resolved against */
    public PeopleFolder(PictureFiles files, Path directory) {
        this.files = files;
        this.directory = directory;
    }

    /**
     * The pictures of all people, person by person in the order of their names.
     *
     * @throws MienException if there is no such folder, or nobody in it
     */
    public List<PersonPicture> of(String name) throws MienException {
        Path folder = directory.resolve(name).normalize();
        List<PersonPicture> pictures = new ArrayList<>();
        for (Path person : people(name, folder)) {
            String label = person.getFileName().toString();
            String typed = Path.of(name).resolve(label).toString();
            if (label.contains(LOST)) {
                pictures.add(
                        new PersonPicture(label, new PictureFile(typed, person, person.getFileName(), UNREADABLE)));
            } else {
                files.of(typed).forEach(f -> pictures.add(new PersonPicture(label, f)));
            }
        }
        if (pictures.isEmpty()) {
            throw new MienException(name + ": no sub-folder, so nobody to enroll");
        }
        return pictures;
    }

    private static List<Path> people(String name, Path folder) throws MienException {
        if (!Files.isDirectory(folder)) {
            throw new MienException(name + ": no such folder");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .filter(p -> !p.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new MienException(name + ": cannot be read: " + IoReason.of(e), e);
        }
    }
}
