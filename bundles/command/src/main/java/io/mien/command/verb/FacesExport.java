package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.output.FaceText;
import io.mien.command.runtime.CommandContext;
import io.mien.recognizer.FacesFiles;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code mien faces export}. */
@Command(
        name = "export",
        description = {"Write every face of the gallery to a faces.bin.", "The file must not exist yet."})
final class FacesExport extends FacesVerb {
    FacesExport(CommandContext bench) {
        super(bench);
    }

    @Override
    protected boolean reads() {
        return true;
    }

    @Override
    String move(FacesFiles files, Path file) throws MienException {
        return "exported " + FaceText.count(files.exportFaces(file), "face", "faces") + " to " + file;
    }
}
