package io.mien.command.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.command.picture.Answer;
import io.mien.command.picture.FoundFace;
import io.mien.detector.Face;
import io.mien.detector.SearchBound;
import io.mien.extractor.Embedding;
import io.mien.image.Point;
import io.mien.recognizer.LineUp;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Faces, answers and line-ups as JSON. */
public final class FaceJson {
    private FaceJson() {}

    /** {@code file} and what was found in it, or {@code error}. */
    public static String line(Answer answer) {
        return JsonLine.line(json -> {
            json.writeStringField("file", answer.file().name());
            if (answer instanceof Answer.Failed failed) {
                json.writeStringField("error", failed.reason());
            } else {
                found(json, (Answer.Found) answer);
            }
        });
    }

    private static void found(JsonGenerator json, Answer.Found found) throws IOException {
        json.writeNumberField("width", found.width());
        json.writeNumberField("height", found.height());
        json.writeArrayFieldStart("faces");
        for (FoundFace face : found.faces()) {
            json.writeStartObject();
            face(json, face.face());
            if (found.embedded()) {
                json.writeFieldName("embedding");
                embedding(json, face.embedding());
            }
            if (face.identity().isPresent()) {
                json.writeStringField("label", face.identity().get().label());
                json.writeNumberField("similarity", face.identity().get().similarity());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        if (found.bound().isPresent()) {
            bound(json, found.bound().get());
        }
        lineUp(json, found.lineUp());
    }

    /** {@code search}: what was not searched for. */
    public static void bound(JsonGenerator json, SearchBound bound) throws IOException {
        json.writeObjectFieldStart("search");
        json.writeNumberField("minFace", bound.minFace());
        json.writeNumberField("wished", bound.wished());
        json.writeStringField("setting", bound.setting());
        json.writeEndObject();
    }

    /** {@code box} [x, y, w, h], {@code score} and {@code points} [[x, y] x 5]. */
    public static void face(JsonGenerator json, Face face) throws IOException {
        json.writeArrayFieldStart("box");
        json.writeNumber(face.box().x());
        json.writeNumber(face.box().y());
        json.writeNumber(face.box().width());
        json.writeNumber(face.box().height());
        json.writeEndArray();
        json.writeNumberField("score", face.score());
        json.writeArrayFieldStart("points");
        for (Point point : face.points()) {
            json.writeStartArray();
            json.writeNumber(point.x());
            json.writeNumber(point.y());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void embedding(JsonGenerator json, Optional<Embedding> embedding) throws IOException {
        if (embedding.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartArray();
        for (float value : embedding.get().values()) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    /** {@code lineUp}: kind of stage to {@code name/version@digest}. */
    public static void lineUp(JsonGenerator json, LineUp lineUp) throws IOException {
        json.writeObjectFieldStart("lineUp");
        for (Map.Entry<StageKind, StageId> stage : lineUp.stages().entrySet()) {
            json.writeStringField(stage.getKey().word(), stage.getValue().toString());
        }
        json.writeEndObject();
    }
}
