package io.mien.deploy.change;

import io.mien.boot.configuration.Attribute;
import io.mien.boot.configuration.Metatypes;
import io.mien.boot.configuration.ValueNotAllowedException;
import io.mien.deploy.DeploymentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Whether a newcomer takes the values that its components are configured with. The launcher asks what is there at the start. */
public final class ConfigurationCheck {
    private final ConfigurationAdmin admin;

    /** @param admin where components are configured, those too that are not there yet */
    public ConfigurationCheck(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    /** @throws DeploymentException naming the file, the PID, the key, the value and what is allowed */
    void requireTaken(Path file) throws DeploymentException {
        try {
            Metatypes stated = Metatypes.of(List.of(file));
            for (String pid : stated.pids()) {
                Configuration[] found =
                        admin.listConfigurations("(|(service.pid=" + pid + ")(service.factoryPid=" + pid + "))");
                for (Configuration configuration : found == null ? new Configuration[0] : found) {
                    requireTaken(file, pid, stated.attributes(pid), configuration.getProperties());
                }
            }
        } catch (IOException | InvalidSyntaxException e) {
            throw new DeploymentException(file + ": its configurations cannot be checked: " + e.getMessage(), e);
        }
    }

    private static void requireTaken(
            Path file, String pid, Map<String, Attribute> attributes, Dictionary<String, Object> values)
            throws DeploymentException {
        for (Attribute attribute : attributes.values()) {
            Object value = values == null ? null : values.get(attribute.key());
            try {
                if (value != null) {
                    attribute.typed(value);
                }
            } catch (ValueNotAllowedException e) {
                throw new DeploymentException(
                        file + ": the configuration of " + pid + ": " + attribute.key() + " " + e.getMessage(), e);
            }
        }
    }
}
