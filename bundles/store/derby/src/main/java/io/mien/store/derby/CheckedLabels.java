package io.mien.store.derby;

import io.mien.store.IllegalLabelException;
import io.mien.store.Label;
import java.util.ArrayList;
import java.util.List;

/** The labels of faces that come together: one that is illegal keeps all of them out. */
final class CheckedLabels {
    private CheckedLabels() {}

    /** The labels as they are stored, in their order. */
    static List<String> of(List<String> given) throws IllegalLabelException {
        List<String> labels = new ArrayList<>(given.size());
        for (String label : given) {
            labels.add(Label.check(label));
        }
        return labels;
    }
}
