package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.store.FaceStore;
import io.mien.store.FaceSummary;
import io.mien.store.Label;
import io.mien.store.NoSuchPersonException;
import io.mien.store.Person;
import io.mien.store.PersonExistsException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Corrects the person of a face, in a store and in the galleries in memory. Each call is one change of the store. */
final class FaceCorrections {
    private final GalleryWriter writer;
    private final FaceStore store;

    FaceCorrections(GalleryWriter writer, FaceStore store) {
        this.writer = writer;
        this.store = store;
    }

    /** @param label empty: everybody's */
    List<FaceSummary> faces(Optional<String> label) throws MienException {
        if (label.isEmpty()) {
            return store.summaries();
        }
        Set<String> labels = stored(label.get());
        return store.summaries().stream()
                .filter(f -> labels.contains(f.label()))
                .toList();
    }

    List<String> delete(Set<Long> ids) throws MienException {
        return writer.lock().withStore(store, () -> {
            Set<String> before = labels();
            writer.removeFaces(store, ids);
            return gone(before);
        });
    }

    List<String> move(Set<Long> ids, String label) throws MienException {
        return writer.lock().withStore(store, () -> {
            Set<String> before = labels();
            writer.move(store, ids, find(label).orElse(Label.key(Label.check(label))));
            return gone(before);
        });
    }

    int rename(String label, String other) throws MienException {
        String next = Label.key(Label.check(other));
        return writer.lock().withStore(store, () -> {
            Set<String> named = stored(label);
            Optional<String> there = find(next).filter(found -> !named.contains(found));
            if (there.isPresent()) {
                throw new PersonExistsException(there.get());
            }
            return give(facesOf(named::contains), next);
        });
    }

    int merge(String label, String into) throws MienException {
        return writer.lock().withStore(store, () -> {
            Set<String> both = new TreeSet<>(stored(label));
            both.addAll(stored(into));
            if (both.size() == 1) {
                // A keyboard types one of two labels that only differ in their normalization.
                both.addAll(alike(into));
            }
            if (both.size() == 1) {
                throw new MienException(label + " and " + into + " are one person already");
            }
            return give(facesOf(both::contains), find(into).orElseThrow());
        });
    }

    private int give(Set<Long> ids, String label) throws MienException {
        writer.move(store, ids, label);
        return ids.size();
    }

    private Set<Long> facesOf(Predicate<String> label) throws MienException {
        return store.faces().stream()
                .filter(face -> label.test(face.label()))
                .map(face -> face.id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> labels() throws MienException {
        return store.people().stream().map(Person::label).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> gone(Set<String> before) throws MienException {
        before.removeAll(labels());
        return List.copyOf(before);
    }

    private Optional<String> find(String label) throws MienException {
        return matching(label).stream().findFirst();
    }

    private Set<String> stored(String label) throws NoSuchPersonException, MienException {
        Set<String> found = matching(label);
        if (found.isEmpty()) {
            throw new NoSuchPersonException(label.strip());
        }
        return found;
    }

    /** The labels in the store that a label stands for: the same, or else those that are equal after normalization. */
    private Set<String> matching(String label) throws MienException {
        String stripped = label.strip();
        Set<String> all = labels();
        if (all.contains(stripped)) {
            return Set.of(stripped);
        }
        return alike(stripped);
    }

    private Set<String> alike(String label) throws MienException {
        return labels().stream()
                .filter(each -> Label.isSame(each, label))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
