package io.mien.command.people;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.mien.MienException;
import io.mien.command.output.JsonLine;
import io.mien.image.Box;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code truth.json}: an object of picture to faces, a face an object of {@code person} (a string, or null for a
 * stranger), {@code box} [x, y, width, height], and other members that are not needed here.
 */
final class TruthReader {
    private final JsonParser json;

    private TruthReader(JsonParser json) {
        this.json = json;
    }

    static List<TruePicture> read(Path file) throws MienException {
        try (JsonParser json = JsonLine.factory().createParser(file.toFile())) {
            return new TruthReader(json).pictures();
        } catch (IOException e) {
            throw new MienException(file + ": " + e.getMessage(), e);
        }
    }

    private List<TruePicture> pictures() throws IOException {
        List<TruePicture> pictures = new ArrayList<>();
        expect(JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String file = json.currentName();
            expect(JsonToken.START_ARRAY);
            List<TrueFace> faces = new ArrayList<>();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                faces.add(face());
            }
            pictures.add(new TruePicture(file, faces));
        }
        return pictures;
    }

    private TrueFace face() throws IOException {
        Optional<String> person = Optional.empty();
        Optional<Box> box = Optional.empty();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "person" -> person = Optional.ofNullable(json.getValueAsString());
                case "box" -> box = Optional.of(box());
                default -> json.skipChildren();
            }
        }
        return new TrueFace(person, box.orElseThrow(() -> new IOException("a face without a box")));
    }

    private Box box() throws IOException {
        float[] values = new float[4];
        for (int i = 0; i < values.length; i++) {
            json.nextToken();
            values[i] = json.getFloatValue();
        }
        expect(JsonToken.END_ARRAY);
        return new Box(values[0], values[1], values[2], values[3]);
    }

    private void expect(JsonToken token) throws IOException {
        if (json.nextToken() != token) {
            throw new IOException(token + " expected, not " + json.currentToken() + ", in line "
                    + json.currentLocation().getLineNr());
        }
    }
}
