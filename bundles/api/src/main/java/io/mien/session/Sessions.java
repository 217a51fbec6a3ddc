package io.mien.session;

import io.mien.MienException;
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

    /**
     * Opens a gallery and models, until the session is closed. What components opened because they are configured to is closed before,
     * and from now on sessions alone say what is open. First the recognizer follows the options, then the store begins to open the
     * gallery, then the engines follow, then hosts begin to open models, with the wishes that the recognizer follows: nothing is
     * opened for other options before. When this returns, gallery and models may still be opening; a call waits for the stages that
     * it needs. If it fails, nothing stays open.
     *
     * @throws MienException if a session is open already
     */
    Session open(SessionOptions options) throws MienException;
}
