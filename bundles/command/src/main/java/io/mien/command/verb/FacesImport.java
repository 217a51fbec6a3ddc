package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.output.FaceText;
import io.mien.command.runtime.CommandContext;
import io.mien.recognizer.FacesFiles;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code mien faces import}. */
@Command(name = "import", description = "Enroll every face of a faces.bin, all or none.")
final class FacesImport extends FacesVerb {
    FacesImport(CommandContext bench) {
        super(bench);
    }

    @Override
    String move(FacesFiles files, Path file) throws MienException {
        return "imported " + FaceText.count(files.importFaces(file), "face", "faces") + " from " + file;
    }
}
