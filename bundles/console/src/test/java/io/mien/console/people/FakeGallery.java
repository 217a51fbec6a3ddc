package io.mien.console.people;

import io.mien.MienException;
import io.mien.image.Image;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Enrollment;
import io.mien.recognizer.GalleryAdmin;
import io.mien.recognizer.GalleryStatus;
import io.mien.recognizer.Recognizer;
import io.mien.store.Chip;
import io.mien.store.FaceSummary;
import io.mien.store.Label;
import io.mien.store.NoSuchFaceException;
import io.mien.store.NoSuchPersonException;
import io.mien.store.PersonExistsException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;

/** A gallery in memory, and a recognizer that has it. */
final class FakeGallery implements GalleryAdmin {
    /** What the recognizer answers when a face is enrolled. */
    interface Enroll {
        Enrollment of(Image image, String label, EnrollOptions options) throws MienException;
    }

    final Map<Long, FaceSummary> faces = new TreeMap<>();
    final Map<Long, Chip> chips = new HashMap<>();
    int reads;
    Enroll enroll = (image, label, options) -> {
        throw new UnsupportedOperationException();
    };

    long add(String label) {
        long id = faces.size() + 1L;
        faces.put(id, new FaceSummary(id, label, Instant.ofEpochSecond(1000 - id), id % 2 == 0, Optional.empty()));
        return id;
    }

    Recognizer recognizer() {
        return (Recognizer) Proxy.newProxyInstance(
                Recognizer.class.getClassLoader(), new Class<?>[] {Recognizer.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "forget" -> faces.values().removeIf(f -> f.label().equals(arguments[0]));
                        case "galleries" -> galleries();
                        case "enroll" -> enroll.of(
                                (Image) arguments[0], (String) arguments[1], (EnrollOptions) arguments[2]);
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    @Override
    public List<GalleryStatus> galleries() {
        return List.of();
    }

    @Override
    public List<FaceSummary> faces(Optional<String> label) throws NoSuchPersonException {
        reads++;
        List<FaceSummary> found = faces.values().stream()
                .filter(f -> label.isEmpty() || f.label().equals(label.get()))
                .toList();
        if (label.isPresent() && found.isEmpty()) {
            throw new NoSuchPersonException(label.get());
        }
        return found;
    }

    @Override
    public Optional<Chip> chip(long faceId) {
        return Optional.ofNullable(chips.get(faceId));
    }

    @Override
    public List<String> deleteFaces(Set<Long> faceIds) throws NoSuchFaceException {
        require(faceIds);
        faces.keySet().removeAll(faceIds);
        return List.of();
    }

    @Override
    public List<String> moveFaces(Set<Long> faceIds, String label) throws MienException {
        require(faceIds);
        Label.check(label);
        faceIds.forEach(id -> faces.computeIfPresent(id, (i, f) -> named(f, label)));
        return List.of();
    }

    private void require(Set<Long> faceIds) throws NoSuchFaceException {
        for (long id : faceIds) {
            if (!faces.containsKey(id)) {
                throw new NoSuchFaceException(id);
            }
        }
    }

    @Override
    public int rename(String label, String other) throws MienException {
        if (faces.values().stream().anyMatch(f -> f.label().equals(other))) {
            throw new PersonExistsException(other);
        }
        return merge(label, Label.check(other));
    }

    @Override
    public int merge(String label, String into) throws MienException {
        List<FaceSummary> all = faces(Optional.of(label));
        all.forEach(face -> faces.put(face.id(), named(face, into)));
        return all.size();
    }

    private static FaceSummary named(FaceSummary face, String label) {
        return new FaceSummary(face.id(), label, face.enrolled(), face.hasChip(), face.source());
    }

    @Override
    public int prune() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void restore(Path file, Runnable checkpoint) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int migrate(String store, StoreChange change, DoubleConsumer progress) {
        throw new UnsupportedOperationException();
    }
}
