package io.mien.store.folder;

import io.mien.StageProperties;
import java.util.Map;
import org.osgi.framework.Constants;

/** A store beside the one that serves, to move people into. It serves only if that is asked for. */
public final class SpareOffer {
    /** A user that takes any store takes another one. */
    private static final int BEHIND_ALL = Integer.MIN_VALUE;

    private SpareOffer() {}

    /** Properties of its service. */
    public static Map<String, Object> properties() {
        return Map.of(StageProperties.SPARE, true, Constants.SERVICE_RANKING, BEHIND_ALL);
    }

    /**
     * The name of the stage, which is that of its configuration.
     *
     * @param pid of the factory
     * @param configured all properties of the component
     * @throws IllegalArgumentException where the configuration has no name
     */
    public static String name(String pid, Map<String, Object> configured) {
        String own = String.valueOf(configured.get(Constants.SERVICE_PID));
        String before = pid + "~";
        if (!own.startsWith(before) || own.length() == before.length()) {
            throw new IllegalArgumentException(own + " names no store: " + pid + "~NAME does");
        }
        return own.substring(before.length());
    }
}
