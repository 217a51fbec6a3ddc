package io.mien.command.runtime;

import io.mien.MienException;
import java.io.IOException;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Configurations kept by Config Admin. */
public final class AdminConfigurations implements Configurations {
    private final ConfigurationAdmin admin;

    /** @param admin of the framework */
    public AdminConfigurations(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    @Override
    public Stamp apply(String pid, Map<String, Object> values) throws MienException {
        Stamp stamp = Stamp.of(values);
        Hashtable<String, Object> dictionary = new Hashtable<>(values);
        dictionary.put(Stamp.KEY, stamp.value());
        try {
            // "?": bound to no bundle, the component that it is meant for belongs to another one.
            admin.getConfiguration(pid, "?").updateIfDifferent(dictionary);
            return stamp;
        } catch (IOException e) {
            throw new MienException("cannot configure " + pid + ": " + e.getMessage(), e);
        }
    }

    @Override
    public boolean withdraw(String pid) throws MienException {
        try {
            Configuration[] found = admin.listConfigurations("(" + Constants.SERVICE_PID + "=" + pid + ")");
            if (found == null) {
                return false;
            }
            for (Configuration configuration : found) {
                configuration.delete();
            }
            return true;
        } catch (IOException | InvalidSyntaxException e) {
            throw new MienException("cannot take the configuration of " + pid + " away: " + e.getMessage(), e);
        }
    }
}
