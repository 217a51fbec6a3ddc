package io.mien.recognizer.gallery;

import io.mien.store.FaceStore;
import io.mien.store.GalleryId;
import io.mien.store.Label;
import io.mien.store.Person;
import io.mien.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the label under which a person is stored. New people are stored under the key of their label; earlier versions stored
 * labels as they came, and these stay as they are until somebody renames or merges them. Guarded by {@link WriteLock}.
 */
final class StoredLabels {
    /** By gallery, its labels that are not their own key: few, if any. */
    private final Map<GalleryId, List<String>> irregular = new HashMap<>();

    /**
     * The stored label that names the same person: this very label, if it is stored; else its key, if that is stored; else
     * another one with that key. The key, if nobody is stored under any.
     */
    String of(FaceStore store, String label) throws StoreException {
        List<String> stored = irregular(store);
        String given = label.strip();
        String key = Label.key(given);
        if (stored.contains(given)) {
            return given;
        }
        Optional<String> same =
                stored.stream().filter(l -> Label.key(l).equals(key)).findFirst();
        boolean asKey =
                same.isEmpty() || store.people().stream().map(Person::label).anyMatch(key::equals);
        return asKey ? key : same.get();
    }

    private List<String> irregular(FaceStore store) throws StoreException {
        List<String> known = irregular.get(store.gallery());
        if (known == null) {
            known = store.people().stream()
                    .map(Person::label)
                    .filter(l -> !Label.key(l).equals(l))
                    .toList();
            irregular.put(store.gallery(), known);
        }
        return known;
    }

    /** Labels were changed otherwise than by adding faces under labels from {@link #of}. */
    void changed() {
        irregular.clear();
    }
}
