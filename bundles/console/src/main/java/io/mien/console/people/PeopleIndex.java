package io.mien.console.people;

import io.mien.MienException;
import io.mien.recognizer.GalleryAdmin;
import io.mien.recognizer.GalleryStatus;
import io.mien.recognizer.Recognizer;
import io.mien.store.FaceSummary;
import io.mien.store.Label;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Everybody in the gallery, as the page lists them.
 *
 * @param change the number of {@link GalleryChanges} before this was read
 * @param people by label, without regard to case
 * @param faces of all of them
 * @param galleries in memory, as JSON
 */
record PeopleIndex(long change, List<Entry> people, int faces, List<Map<String, Object>> galleries) {
    /**
     * A person.
     *
     * @param label as it is stored
     * @param key what a search is compared with
     * @param faces how many
     * @param face the first one with a chip
     */
    record Entry(String label, String key, int faces, OptionalLong face) {
        private Entry with(FaceSummary other) {
            OptionalLong shown = face.isPresent() || !other.hasChip() ? face : OptionalLong.of(other.id());
            return new Entry(label, key, faces + 1, shown);
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("label", label);
            json.put("faces", faces);
            json.put("face", face.isPresent() ? face.getAsLong() : null);
            return json;
        }
    }

    /** Reads the gallery. */
    static PeopleIndex read(long change, Recognizer recognizer, GalleryAdmin admin) throws MienException {
        Map<String, Entry> people = new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(s -> s));
        int faces = 0;
        for (FaceSummary face : admin.faces(Optional.empty())) {
            people.merge(face.label(), first(face), (entry, one) -> entry.with(face));
            faces++;
        }
        List<Map<String, Object>> galleries = new ArrayList<>();
        for (GalleryStatus status : recognizer.galleries()) {
            galleries.add(gallery(status));
        }
        return new PeopleIndex(change, List.copyOf(people.values()), faces, galleries);
    }

    private static Entry first(FaceSummary face) {
        OptionalLong shown = face.hasChip() ? OptionalLong.of(face.id()) : OptionalLong.empty();
        return new Entry(face.label(), key(face.label()), 1, shown);
    }

    private static Map<String, Object> gallery(GalleryStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", status.space().model().name());
        json.put("serving", status.serving());
        json.put("lacking", status.lacking().size());
        return json;
    }

    private static String key(String text) {
        return Label.key(text).toLowerCase(Locale.ROOT);
    }

    /** A part of those whose label contains a text. */
    Map<String, Object> page(String search, int from, int count) {
        String wanted = key(search);
        List<Entry> matching =
                people.stream().filter(p -> p.key().contains(wanted)).toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("people", people.size());
        json.put("faces", faces);
        json.put("matching", matching.size());
        json.put(
                "page",
                matching.stream().skip(from).limit(count).map(Entry::json).toList());
        json.put("galleries", galleries);
        return json;
    }
}
