package io.mien.live;

import io.mien.session.WatchedSources;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Has the sources run that a program or a command asks for, in place of the configured ones: both are configurations of
 * {@link AddressedSource}, of which this makes those and removes all others.
 */
@Component(
        service = {},
        immediate = true)
public final class AskedSources {
    private static final Logger LOG = System.getLogger(AskedSources.class.getName());
    private static final String SOURCES = "(" + ConfigurationAdmin.SERVICE_FACTORYPID + "=" + AddressedSource.PID + ")";

    private final ConfigurationAdmin admin;

    @Activate
    public AskedSources(@Reference ConfigurationAdmin admin, @Reference WatchedSources asked) {
        this.admin = admin;
        try {
            removeAll();
            for (Map.Entry<String, String> source : asked.addresses().entrySet()) {
                admin.getFactoryConfiguration(AddressedSource.PID, source.getKey(), "?")
                        .update(new Hashtable<>(Map.of("name", source.getKey(), "address", source.getValue())));
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "The sources are not watched: " + IoReason.of(e), e);
        }
    }

    /** Nothing is watched any more. */
    @Deactivate
    void stop() {
        try {
            removeAll();
        } catch (IOException e) {
            LOG.log(Level.ERROR, "Sources are watched still: " + IoReason.of(e), e);
        }
    }

    private void removeAll() throws IOException {
        try {
            Configuration[] present = admin.listConfigurations(SOURCES);
            for (Configuration source : present == null ? new Configuration[0] : present) {
                source.delete();
            }
        } catch (InvalidSyntaxException e) {
            // A constant.
            throw new IllegalStateException(SOURCES, e);
        }
    }
}
