package io.mien.model;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The host's knowledge of the installed models. Thread-safe. */
@ProviderType
public interface Models {
    /** Every model found, best first within a kind, the refused ones last; settled, not in the middle of a change. */
    List<ModelStatus> list();
}
