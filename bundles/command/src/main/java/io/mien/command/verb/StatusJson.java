package io.mien.command.verb;

import com.fasterxml.jackson.core.JsonGenerator;
import io.mien.command.runtime.RunningState;
import io.mien.deploy.DeploymentRefusal;
import io.mien.matcher.SearchFigures;
import io.mien.model.ModelStatus;
import io.mien.recognizer.GalleryStatus;
import io.mien.recognizer.StageStatus;
import io.mien.store.StoredFace;
import io.mien.support.components.IdleComponent;
import io.mien.track.LiveSource;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** A status for programs. */
final class StatusJson {
    private final StatusReport report;

    StatusJson(StatusReport report) {
        this.report = report;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStringField("version", report.call().version());
        json.writeNumberField("java", Runtime.version().feature());
        if (report.running().isPresent()) {
            running(json, report.running().get());
        }
        json.writeStringField("data", report.data().toString());
        if (report.gallery().isPresent()) {
            json.writeStringField("gallery", report.gallery().get().toString());
            json.writeNumberField("people", report.people());
            json.writeNumberField("faces", report.faces());
            if (report.remaining().isPresent()) {
                json.writeStringField("erasing", report.remaining().get());
            }
        } else {
            json.writeStringField("error", report.trouble());
        }
        json.writeObjectFieldStart("models");
        for (Map.Entry<String, Long> state : report.modelCounts().entrySet()) {
            json.writeNumberField(state.getKey(), state.getValue());
        }
        json.writeEndObject();
        refused(json);
        leftOut(json);
        stages(json);
        galleries(json);
        sources(json);
        idle(json);
    }

    private static void running(JsonGenerator json, RunningState state) throws IOException {
        json.writeNumberField("process", state.process());
        json.writeStringField("since", state.since().toString());
        json.writeNumberField("uptimeSeconds", state.uptime().toSeconds());
        json.writeNumberField("generation", state.generation());
    }

    private void refused(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("refused");
        for (ModelStatus model : report.models()) {
            if (model.state() == ModelStatus.State.REFUSED) {
                json.writeStartObject();
                json.writeStringField("name", model.name());
                json.writeStringField("origin", model.origin());
                json.writeStringField("reason", model.reason());
                json.writeEndObject();
            } else {
                combinations(json, model);
            }
        }
        for (DeploymentRefusal refusal : report.refusals()) {
            json.writeStartObject();
            json.writeStringField("name", refusal.subject());
            json.writeStringField("origin", "");
            json.writeStringField("reason", refusal.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void leftOut(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("leftOut");
        for (String bundle : report.leftOut()) {
            json.writeString(bundle);
        }
        json.writeEndArray();
    }

    private static void combinations(JsonGenerator json, ModelStatus model) throws IOException {
        for (ModelStatus.Combination combination : model.combinations()) {
            if (combination.state() == ModelStatus.State.REFUSED) {
                json.writeStartObject();
                json.writeStringField("name", model.name());
                json.writeStringField("origin", model.origin());
                json.writeStringField("parts", combination.parts());
                json.writeStringField("reason", combination.reason());
                json.writeEndObject();
            }
        }
    }

    private void stages(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("stages");
        for (StageStatus stage : report.stages()) {
            json.writeStartObject();
            json.writeStringField("kind", stage.kind().word());
            json.writeStringField("stage", stage.id().toString());
            json.writeStringField("parts", stage.id().parts());
            json.writeBooleanField("serving", stage.serving());
            json.writeStringField("state", stage.state().word());
            json.writeStringField("reason", stage.reason());
            json.writeNumberField("calls", stage.figures().calls());
            json.writeNumberField("failures", stage.figures().failures());
            json.writeNumberField("medianMicros", stage.figures().medianMicros());
            json.writeNumberField("p99Micros", stage.figures().p99Micros());
            json.writeNumberField("leaked", stage.figures().leaked());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void sources(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("sources");
        for (LiveSource source : report.sources()) {
            json.writeStartObject();
            json.writeStringField("name", source.name());
            json.writeStringField("address", source.address());
            json.writeStringField("state", source.state().word());
            json.writeStringField("reason", source.reason());
            json.writeNumberField("frames", source.frames());
            json.writeNumberField("failures", source.failures());
            json.writeNumberField("leftOut", source.dropped());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void idle(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("notRunning");
        for (IdleComponent component : report.idle()) {
            json.writeStartObject();
            json.writeStringField("bundle", component.bundle());
            json.writeStringField("component", component.name());
            json.writeStringField("cause", component.cause().name().toLowerCase(Locale.ROOT));
            json.writeStringField("reason", component.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void galleries(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("galleries");
        for (GalleryStatus gallery : report.galleries()) {
            json.writeStartObject();
            json.writeStringField("space", gallery.space().toString());
            json.writeBooleanField("serving", gallery.serving());
            json.writeNumberField("faces", gallery.faces());
            json.writeNumberField("progress", gallery.progress());
            search(json, gallery);
            json.writeArrayFieldStart("enrolAgain");
            for (StoredFace face : gallery.lacking()) {
                json.writeStartObject();
                json.writeNumberField("id", face.id());
                json.writeStringField("label", face.label());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void search(JsonGenerator json, GalleryStatus gallery) throws IOException {
        if (gallery.search().isPresent()) {
            SearchFigures search = gallery.search().get();
            json.writeNumberField("compared", search.compared());
            if (search.recall().isPresent()) {
                json.writeNumberField("recall", search.recall().getAsDouble());
            }
        }
    }
}
