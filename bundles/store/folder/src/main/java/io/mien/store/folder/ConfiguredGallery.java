package io.mien.store.folder;

import io.mien.session.OpenGallery;
import io.mien.session.SessionsOnly;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/**
 * The gallery that the configuration of a store names, offered behind those that programs and commands ask for: so the store waits
 * for one kind of thing. Registers nothing if the configuration names no folder, or
 * once there are sessions.
 */
public final class ConfiguredGallery {
    private static final String CONFIGURED = "configured";

    private final Optional<ServiceRegistration<OpenGallery>> offered;

    /**
     * @param context of the store's bundle
     * @param pid of the configuration
     * @param folder that it names; null or blank if it names none
     * @param sessions null while what is configured is opened
     */
    public ConfiguredGallery(BundleContext context, String pid, String folder, SessionsOnly sessions) {
        Hashtable<String, Object> properties = new Hashtable<>(
                Map.of(OpenGallery.STORE, pid, Constants.SERVICE_RANKING, Integer.MIN_VALUE, CONFIGURED, true));
        offered = folder(folder)
                .filter(named -> sessions == null)
                .map(named -> context.registerService(OpenGallery.class, new OpenGallery(named), properties));
    }

    /** A folder as a configuration has it: null or blank if there is none. */
    public static Optional<Path> folder(String named) {
        return Optional.ofNullable(named).filter(text -> !text.isBlank()).map(Path::of);
    }

    /**
     * Whether a store that is to open a gallery has the configuration that goes with it. Components of a bundle learn of their
     * configuration one after the other: a store that is behind is started again with it.
     *
     * @param chosen properties and gallery
     * @param folder that the store itself is configured with
     */
    public static boolean isCurrent(Map.Entry<Map<String, Object>, OpenGallery> chosen, String folder) {
        return !Boolean.TRUE.equals(chosen.getKey().get(CONFIGURED))
                || folder(folder).map(OpenGallery::new).equals(Optional.of(chosen.getValue()));
    }

    /** The store has closed the gallery when this returns. */
    public void stop() {
        offered.ifPresent(StoreOffer::withdraw);
    }
}
