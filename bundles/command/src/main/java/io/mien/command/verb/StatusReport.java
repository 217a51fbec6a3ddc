package io.mien.command.verb;

import io.mien.command.call.Call;
import io.mien.command.output.FaceText;
import io.mien.command.output.Output;
import io.mien.command.output.OutputClosedException;
import io.mien.command.output.Table;
import io.mien.model.ModelStatus;
import io.mien.recognizer.StageInfo;
import io.mien.store.GalleryId;
import io.mien.store.Person;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is installed, what serves, and what the gallery holds. */
final class StatusReport {
    private final Call call;
    private final Path data;
    private Optional<GalleryId> gallery = Optional.empty();
    private String trouble = "";
    private boolean failed;
    private int people;
    private int faces;
    private List<StageInfo> stages = List.of();
    private Map<String, Long> models = Map.of();

    StatusReport(Call call, Path data) {
        this.call = call;
        this.data = data;
    }

    void gallery(GalleryId id, List<Person> everybody) {
        gallery = Optional.of(id);
        people = everybody.size();
        faces = everybody.stream().mapToInt(Person::faces).sum();
    }

    /** Why the gallery is not open, in good order. */
    void gallery(String reason) {
        trouble = reason;
    }

    /** Why the gallery cannot be opened. */
    void failed(String reason) {
        trouble = reason;
        failed = true;
    }

    boolean hasFailed() {
        return failed;
    }

    void models(List<ModelStatus> list) {
        models = list.stream()
                .collect(Collectors.groupingBy(
                        m -> m.state().name().toLowerCase(Locale.ROOT), TreeMap::new, Collectors.counting()));
    }

    void stages(List<StageInfo> infos) {
        stages = infos;
    }

    void print(Output output) throws OutputClosedException {
        if (output.isJson()) {
            json(output);
        } else {
            output.text(text().lines());
        }
    }

    private Table text() {
        Table table = new Table("");
        table.row("version", call.version() + " on Java " + Runtime.version().feature());
        table.row("data", data);
        table.row("gallery", gallery.map(id -> holdings() + "  " + id).orElse(trouble));
        table.row(
                "models",
                models.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", ")));
        stages.forEach(s -> table.row(s.kind().word(), s.id() + (s.serving() ? "  serving" : "")));
        return table;
    }

    private String holdings() {
        return FaceText.count(people, "person", "people") + ", " + FaceText.count(faces, "face", "faces");
    }

    private void json(Output output) throws OutputClosedException {
        output.json(json -> {
            json.writeStringField("version", call.version());
            json.writeNumberField("java", Runtime.version().feature());
            json.writeStringField("data", data.toString());
            if (gallery.isPresent()) {
                json.writeStringField("gallery", gallery.get().toString());
                json.writeNumberField("people", people);
                json.writeNumberField("faces", faces);
            } else {
                json.writeStringField("error", trouble);
            }
            json.writeObjectFieldStart("models");
            for (Map.Entry<String, Long> state : models.entrySet()) {
                json.writeNumberField(state.getKey(), state.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("stages");
            for (StageInfo stage : stages) {
                json.writeStartObject();
                json.writeStringField("kind", stage.kind().word());
                json.writeStringField("stage", stage.id().toString());
                json.writeBooleanField("serving", stage.serving());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
