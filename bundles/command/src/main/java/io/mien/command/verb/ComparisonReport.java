package io.mien.command.verb;

import com.fasterxml.jackson.core.JsonGenerator;
import io.mien.MienException;
import io.mien.command.output.FaceJson;
import io.mien.command.output.FaceText;
import io.mien.command.output.Output;
import io.mien.command.picture.PictureFile;
import io.mien.extractor.Score;
import java.io.IOException;

/** Says how alike two faces are. */
final class ComparisonReport {
    private final Output output;

    ComparisonReport(Output output) {
        this.output = output;
    }

    /** @param threshold least similarity of one person */
    void compared(ComparedFace a, ComparedFace b, double threshold) throws MienException {
        float similarity = Score.ofCosine(a.face().embedding().cosine(b.face().embedding()));
        boolean same = similarity >= threshold;
        if (!output.isJson()) {
            output.text("similarity " + FaceText.fraction(similarity) + ", threshold " + FaceText.fraction(threshold)
                    + ": " + (same ? "the same person" : "different people"));
            return;
        }
        output.json(json -> {
            side(json, "a", a);
            side(json, "b", b);
            json.writeNumberField("similarity", similarity);
            json.writeNumberField("threshold", (float) threshold);
            json.writeBooleanField("same", same);
            FaceJson.lineUp(json, b.face().lineUp());
        });
    }

    private static void side(JsonGenerator json, String name, ComparedFace face) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("file", face.file().name());
        json.writeNumberField("width", face.face().width());
        json.writeNumberField("height", face.face().height());
        FaceJson.face(json, face.face().face());
        json.writeEndObject();
    }

    void failed(PictureFile file, String reason) throws MienException {
        if (!output.isJson()) {
            output.problem(file.name() + ": " + reason);
            return;
        }
        output.json(json -> {
            json.writeStringField("file", file.name());
            json.writeStringField("error", reason);
        });
    }
}
