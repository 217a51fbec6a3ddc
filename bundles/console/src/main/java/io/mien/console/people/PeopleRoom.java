package io.mien.console.people;

import io.mien.MienException;
import io.mien.console.action.ActionInput;
import io.mien.console.web.RefusedRequestException;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.GalleryAdmin;
import io.mien.recognizer.Recognizer;
import io.mien.store.Chip;
import io.mien.store.FaceSource;
import io.mien.store.FaceSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads and corrects the gallery for the page. Thread-safe. */
final class PeopleRoom {
    private static final int MOST_PEOPLE = 200;
    private static final int USUAL_PEOPLE = 60;
    private static final int MOST_FACES = 1000;
    private static final float QUALITY = .9f;

    private final Recognizer recognizer;
    private final GalleryAdmin admin;
    private final GalleryChanges changes;
    private final Supplier<Optional<PictureCodec>> codec;
    private Optional<PeopleIndex> index = Optional.empty(); // guarded by this

    /** @param codec asked whenever a chip is shown */
    PeopleRoom(
            Recognizer recognizer, GalleryAdmin admin, GalleryChanges changes, Supplier<Optional<PictureCodec>> codec) {
        this.recognizer = recognizer;
        this.admin = admin;
        this.changes = changes;
        this.codec = codec;
    }

    /** A part of the people: {@code search}, {@code from}, {@code count}. */
    Map<String, Object> people(ActionInput query) throws MienException {
        int count = Math.min(MOST_PEOPLE, query.number("count", USUAL_PEOPLE));
        return index().page(query.text("search", ""), query.number("from", 0), count);
    }

    /** Read once for all viewers, and again after a change. */
    private synchronized PeopleIndex index() throws MienException {
        long now = changes.number();
        if (index.isEmpty() || index.get().change() != now) {
            index = Optional.of(PeopleIndex.read(now, recognizer, admin));
        }
        return index.get();
    }

    /** The faces of a person, {@code label}; of very many the first {@value #MOST_FACES}. */
    Map<String, Object> faces(ActionInput query) throws MienException {
        List<FaceSummary> faces = admin.faces(Optional.of(query.text("label")));
        return Map.of(
                "label",
                faces.get(0).label(),
                "total",
                faces.size(),
                "faces",
                faces.stream().limit(MOST_FACES).map(PeopleRoom::json).toList());
    }

    private static Map<String, Object> json(FaceSummary face) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", face.id());
        json.put("enrolled", face.enrolled().toString());
        json.put("chip", face.hasChip());
        json.put("picture", face.source().map(FaceSource::name).orElse(""));
        return json;
    }

    /** The picture of a face, a JPEG. */
    byte[] picture(long face) throws MienException {
        Chip chip = admin.chip(face)
                .orElseThrow(
                        () -> new RefusedRequestException(404, "face " + face + " is not there, or has no picture"));
        byte[] picture = chip.picture();
        if (!isJpeg(picture)) {
            PictureCodec present = codec.get()
                    .orElseThrow(() -> new RefusedRequestException(503, "nothing is installed that writes pictures"));
            picture = present.encode(present.decode(picture, "face " + face), "jpg", QUALITY);
        }
        return picture;
    }

    private static boolean isJpeg(byte[] picture) {
        return picture.length > 2 && (picture[0] & 0xff) == 0xff && (picture[1] & 0xff) == 0xd8;
    }

    /** Corrects the gallery: {@code rename}, {@code merge}, {@code move}, {@code delete} or {@code forget}. */
    Map<String, Object> correct(String action, ActionInput input) throws MienException {
        return switch (action) {
            case "rename" -> Map.of("faces", admin.rename(input.text("label"), input.text("to")));
            case "merge" -> Map.of("faces", admin.merge(input.text("label"), input.text("into")));
            case "move" -> left(admin.moveFaces(faceIds(input), input.text("to")));
            case "delete" -> left(admin.deleteFaces(faceIds(input)));
            case "forget" -> forget(input.text("label"));
            default -> throw new RefusedRequestException(404, "people cannot be asked to '" + action + "'");
        };
    }

    private static Set<Long> faceIds(ActionInput input) throws RefusedRequestException {
        return input.numbers("faces");
    }

    private static Map<String, Object> left(List<String> people) {
        return Map.of("left", people);
    }

    private Map<String, Object> forget(String label) throws MienException {
        if (!recognizer.forget(label)) {
            throw new RefusedRequestException(404, "nobody is called " + label);
        }
        return left(List.of(label));
    }
}
