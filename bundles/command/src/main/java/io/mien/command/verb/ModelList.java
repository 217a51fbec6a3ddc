package io.mien.command.verb;

import com.fasterxml.jackson.core.JsonGenerator;
import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.option.JsonOption;
import io.mien.command.output.ModelReason;
import io.mien.command.output.Output;
import io.mien.command.output.Table;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import io.mien.model.ModelStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code mien model list}. */
@Command(
        name = "list",
        description = {
            "List every model found, best first within a kind, and why a refused one is refused.",
            "Opens no gallery."
        })
final class ModelList extends StageVerb {
    @ArgGroup(validate = false, heading = JsonOption.HEADING, order = 5)
    private JsonOption json = new JsonOption();

    ModelList(CommandContext bench) {
        super(bench);
    }

    @Override
    public Integer call() throws MienException {
        Output output = new Output(bench().call(), json.isAsked());
        try (StageSession session = StageSession.open(bench(), request(Set.of(), 0))) {
            List<ModelStatus> models = session.models().list();
            if (output.isJson()) {
                for (ModelStatus model : models) {
                    output.json(j -> write(j, model));
                }
            } else {
                output.text(models.isEmpty() ? List.of("No models.") : text(models));
            }
            return DONE;
        }
    }

    private static List<String> text(List<ModelStatus> models) {
        Table table =
                new Table("").title("KIND", "NAME", "VERSION", "TYPE", "FORMAT", "LICENCE", "STATE", "TRIAL", "ORIGIN");
        models.forEach(m -> table.row(
                kind(m), m.name(), m.version(), m.type(), m.format(), m.licence(), state(m), m.trial(), m.origin()));
        List<String> lines = new ArrayList<>(table.lines());
        models.stream().filter(m -> !m.reason().isEmpty()).forEach(m -> lines.add(ModelReason.of(m)));
        return lines;
    }

    private static void write(JsonGenerator json, ModelStatus model) throws IOException {
        json.writeStringField("name", model.name());
        json.writeStringField("version", model.version());
        json.writeStringField("kind", kind(model));
        json.writeStringField("type", model.type());
        json.writeStringField("format", model.format());
        json.writeStringField("licence", model.licence());
        json.writeStringField("sha256", model.sha256());
        json.writeStringField("origin", model.origin());
        json.writeStringField("state", state(model));
        json.writeStringField("reason", model.reason());
        json.writeStringField("trial", model.trial());
    }

    private static String kind(ModelStatus model) {
        return model.kind().map(StageKind::word).orElse("");
    }

    private static String state(ModelStatus model) {
        return model.state().name().toLowerCase(Locale.ROOT);
    }
}
