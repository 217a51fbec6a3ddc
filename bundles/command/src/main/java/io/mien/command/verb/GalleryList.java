package io.mien.command.verb;

import com.fasterxml.jackson.core.JsonGenerator;
import io.mien.MienException;
import io.mien.command.option.JsonOption;
import io.mien.command.output.FaceText;
import io.mien.command.output.Output;
import io.mien.command.output.Table;
import io.mien.command.runtime.CommandContext;
import io.mien.model.ModelId;
import io.mien.recognizer.GalleryAdmin;
import io.mien.recognizer.GalleryStatus;
import io.mien.store.StoredFace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code mien gallery list}. */
@Command(
        name = "list",
        description = {
            "List the models that the gallery has embeddings of: how many, and which one serves.",
            "Lists the people who must be enrolled again for it, because their pictures were not kept."
        })
final class GalleryList extends GalleryAdminVerb {
    @ArgGroup(validate = false, heading = JsonOption.HEADING, order = 5)
    private JsonOption json = new JsonOption();

    GalleryList(CommandContext bench) {
        super(bench);
    }

    @Override
    protected boolean reads() {
        return true;
    }

    @Override
    int call(GalleryAdmin galleries) throws MienException {
        Output output = new Output(bench().call(), json.isAsked());
        List<GalleryStatus> all = galleries.galleries();
        if (output.isJson()) {
            for (GalleryStatus gallery : all) {
                output.json(j -> write(j, gallery));
            }
        } else {
            output.text(text(all));
        }
        return DONE;
    }

    private static List<String> text(List<GalleryStatus> all) {
        Table table = new Table("").title("MODEL", "ALIGNMENT", "FACES", "STATE");
        all.forEach(g -> table.row(model(g.space().model()), g.space().alignment(), g.faces(), state(g)));
        List<String> lines = new ArrayList<>(table.lines());
        all.stream().filter(GalleryStatus::serving).forEach(g -> lines.addAll(lacking(g)));
        return lines;
    }

    private static List<String> lacking(GalleryStatus gallery) {
        List<String> lines = new ArrayList<>();
        if (!gallery.lacking().isEmpty()) {
            String faces = FaceText.count(gallery.lacking().size(), "face needs", "faces need");
            lines.add(faces + " enrolling again for " + gallery.space().model().name() + ":");
            Map<String, String> people = gallery.lacking().stream()
                    .collect(Collectors.groupingBy(
                            StoredFace::label,
                            TreeMap::new,
                            Collectors.mapping(f -> String.valueOf(f.id()), Collectors.joining(", "))));
            people.forEach((label, ids) -> lines.add("  " + label + "  " + ids));
        }
        return lines;
    }

    private static String model(ModelId model) {
        return model.brief();
    }

    private static String state(GalleryStatus gallery) {
        String made = gallery.progress() < 1 ? (int) (100 * gallery.progress()) + " % made" : "complete";
        return gallery.serving() ? "serving, " + made : made;
    }

    private static void write(JsonGenerator json, GalleryStatus gallery) throws IOException {
        json.writeStringField("model", gallery.space().model().toString());
        json.writeStringField("alignment", gallery.space().alignment().value());
        json.writeNumberField("faces", gallery.faces());
        json.writeBooleanField("serving", gallery.serving());
        json.writeNumberField("progress", gallery.progress());
        json.writeArrayFieldStart("lacking");
        for (StoredFace face : gallery.lacking()) {
            json.writeStartObject();
            json.writeNumberField("face", face.id());
            json.writeStringField("label", face.label());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
