package io.mien.recognizer.gallery;

import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.store.FaceRecord;
import io.mien.store.FaceStore;
import io.mien.store.StoreException;
import io.mien.store.StoredFace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Some faces of a gallery with their embeddings of one space. Immutable. */
final class GallerySample {
    /** Faces of one person; more say nothing new, and would crowd others out. */
    private static final int PER_PERSON = 4;

    private final List<FaceRecord> records;
    private final List<Face> faces;

    private record Face(long id, String label, float[] values) {}

    private GallerySample(List<FaceRecord> records, List<Face> faces) {
        this.records = records;
        this.faces = faces;
    }

    /** Cosines of pairs of faces: means, and how many pairs there are. */
    record Likeness(double same, int samePairs, double other, int otherPairs) {}

    /** Faces of people with two or more, and how many of them are nearest to somebody else's. */
    record Rank(int faces, int mistaken) {}

    /** People with several faces come first: only they show how alike one person is. */
    static GallerySample of(FaceStore store, EmbeddingSpace space, int most) throws StoreException {
        Map<String, List<StoredFace>> people = store.faces().stream()
                .collect(Collectors.groupingBy(StoredFace::label, LinkedHashMap::new, Collectors.toList()));
        List<StoredFace> chosen = people.values().stream()
                .sorted(Comparator.comparing(faces -> faces.size() < 2))
                .flatMap(faces -> faces.stream().limit(PER_PERSON))
                .limit(most)
                .toList();
        List<FaceRecord> records = new ArrayList<>(chosen.size());
        for (StoredFace face : chosen) {
            store.face(face.id()).ifPresent(records::add);
        }
        return new GallerySample(records, faces(records, space));
    }

    /** The same faces in another space, as far as the space has them. */
    GallerySample in(EmbeddingSpace space) {
        return new GallerySample(records, faces(records, space));
    }

    private static List<Face> faces(List<FaceRecord> records, EmbeddingSpace space) {
        List<Face> faces = new ArrayList<>(records.size());
        for (FaceRecord record : records) {
            Optional<Embedding> own = record.embeddings().stream()
                    .filter(e -> e.space().equals(space))
                    .findFirst();
            own.ifPresent(e -> faces.add(new Face(record.id(), record.label(), e.values())));
        }
        return faces;
    }

    /** Those that another sample has too. */
    GallerySample facesOf(GallerySample other) {
        Set<Long> ids = other.faces.stream().map(Face::id).collect(Collectors.toSet());
        return new GallerySample(
                records, faces.stream().filter(f -> ids.contains(f.id())).toList());
    }

    int people() {
        return (int) faces.stream().map(Face::label).distinct().count();
    }

    Likeness likeness() {
        double[] sums = new double[2];
        int[] pairs = new int[2];
        for (int i = 0; i < faces.size(); i++) {
            for (int j = 0; j < i; j++) {
                int kind = faces.get(i).label().equals(faces.get(j).label()) ? 0 : 1;
                sums[kind] += cosine(faces.get(i), faces.get(j));
                pairs[kind]++;
            }
        }
        return new Likeness(mean(sums[0], pairs[0]), pairs[0], mean(sums[1], pairs[1]), pairs[1]);
    }

    private static double mean(double sum, int count) {
        return count == 0 ? 0 : sum / count;
    }

    Rank rank() {
        Map<String, Long> counts = faces.stream().collect(Collectors.groupingBy(Face::label, Collectors.counting()));
        List<Face> probes =
                faces.stream().filter(f -> counts.get(f.label()) > 1).toList();
        int mistaken = (int) probes.stream()
                .filter(probe -> !nearestOther(probe).label().equals(probe.label()))
                .count();
        return new Rank(probes.size(), mistaken);
    }

    private Face nearestOther(Face probe) {
        return faces.stream()
                .filter(f -> f.id() != probe.id())
                .max(Comparator.comparingDouble(f -> cosine(f, probe)))
                .orElseThrow();
    }

    private static double cosine(Face a, Face b) {
        double sum = 0;
        for (int i = 0; i < a.values().length; i++) {
            sum += a.values()[i] * b.values()[i];
        }
        return sum;
    }
}
