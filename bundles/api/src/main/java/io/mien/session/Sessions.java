package io.mien.session;

import io.mien.StageWishes;
import org.osgi.annotation.versioning.ProviderType;

/** Takes what is asked of the stages of this process. A service of the recognizer; thread-safe. */
@ProviderType
public interface Sessions {
    /**
     * Has recognizer and hosts follow these wishes, in place of those that they are configured with and of all earlier ones. When
     * this returns, the recognizer follows them, and every {@link WishListener} was told; stages may still be opened for them. The
     * last wishes again change nothing.
     */
    void wish(StageWishes wishes);
}
