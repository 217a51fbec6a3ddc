package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.option.JsonOption;
import io.mien.command.output.FaceText;
import io.mien.command.output.Output;
import io.mien.command.output.Table;
import io.mien.command.output.TimeText;
import io.mien.command.picture.SheetFile;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.GalleryAdmin;
import io.mien.store.FaceSource;
import io.mien.store.FaceSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien faces list}. */
@Command(
        name = "list",
        description = {
            "List the faces in the gallery, or those of one person: their numbers, when and from which picture they were"
                    + " enrolled."
        },
        footer = {"", "Examples:", "  mien faces list", "  mien faces list Ada --out ada.jpg"})
final class FacesList extends GalleryVerb {
    @Parameters(arity = "0..1", paramLabel = "PERSON", description = "Whose faces; everybody's without it.")
    private String label;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write a contact sheet of the faces with their numbers, as JPEG or PNG by its name.")
    private Path out;

    @ArgGroup(validate = false, heading = JsonOption.HEADING, order = 2)
    private JsonOption json = new JsonOption();

    FacesList(CommandContext bench) {
        super(bench);
    }

    @Override
    protected boolean reads() {
        return true;
    }

    @Override
    int call(StageSession session) throws MienException {
        Output output = new Output(bench().call(), json.isAsked());
        List<FaceSummary> faces = session.galleries().faces(Optional.ofNullable(label));
        if (out != null) {
            write(session.galleries(), faces);
        }
        if (output.isJson()) {
            for (FaceSummary face : faces) {
                json(output, face);
            }
        } else {
            output.text(faces.isEmpty() ? List.of("Nobody is enrolled.") : table(faces));
            if (out != null) {
                output.text("wrote " + FaceText.count(faces.size(), "face", "faces") + " to " + out);
            }
        }
        return DONE;
    }

    private void write(GalleryAdmin galleries, List<FaceSummary> faces) throws MienException {
        new SheetFile(
                        bench().require(PictureCodec.class),
                        settings().quality(),
                        settings().sheetFaces())
                .write(
                        bench().call().resolve(out.toString()),
                        faces.stream().map(FaceSummary::id).toList(),
                        galleries::chip,
                        "name a person");
    }

    private static List<String> table(List<FaceSummary> faces) {
        Table table = new Table("").title("FACE", "LABEL", "ENROLLED", "SOURCE");
        for (FaceSummary face : faces) {
            String source = face.source().map(FaceSource::name).orElse("-");
            table.row(face.id(), face.label(), TimeText.of(face.enrolled()), source);
        }
        return table.lines();
    }

    private static void json(Output output, FaceSummary face) throws MienException {
        output.json(j -> {
            j.writeNumberField("id", face.id());
            j.writeStringField("label", face.label());
            j.writeStringField("enrolled", face.enrolled().toString());
            j.writeBooleanField("chip", face.hasChip());
            if (face.source().isPresent()) {
                j.writeStringField("source", face.source().get().name());
                j.writeStringField("pixels", face.source().get().pixels());
            }
        });
    }
}
