package io.mien.store.derby;

import io.mien.StageProperties;
import io.mien.store.FaceStore;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Another gallery beside that of {@link StoreComponent}, to move people into: as many as there are configurations
 * {@code io.mien.store.derby.spare~NAME}. It is the stage NAME, and serves only where that is asked for. It says in the log,
 * and by no {@code StoreStatus}, why it does not open: a command does not depend on it.
 */
@Component(
        name = SpareStore.PID,
        service = {},
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DerbyStoreConfiguration.class, factory = true)
public final class SpareStore {
    static final String PID = "io.mien.store.derby.spare";

    private static final Pattern NAMED = Pattern.compile(Pattern.quote(PID) + "~(.+)");

    /** Whoever takes just any {@link FaceStore} takes another. */
    private static final int BEHIND_ALL = Integer.MIN_VALUE;

    private final StoreComponent store;

    /** @param configured all properties, of which the PID is the name */
    @Activate
    public SpareStore(BundleContext context, DerbyStoreConfiguration configuration, Map<String, Object> configured) {
        store = new StoreComponent(
                context,
                configuration,
                name(String.valueOf(configured.get(Constants.SERVICE_PID))),
                Map.of(StageProperties.SPARE, true, Constants.SERVICE_RANKING, BEHIND_ALL));
    }

    private static String name(String pid) {
        Matcher named = NAMED.matcher(pid);
        if (!named.matches()) {
            throw new IllegalArgumentException(pid + " names no store: " + PID + "~NAME does");
        }
        return named.group(1);
    }

    @Deactivate
    void stop() throws InterruptedException {
        store.stop();
    }
}
