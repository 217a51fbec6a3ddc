package io.mien.deploy.change;

import io.mien.StageWishes;
import io.mien.boot.generation.Lock;
import io.mien.deploy.DeploymentException;
import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Tells host and recognizer what is wished for, beside all else that they are configured with. */
public final class WishesConfig {
    private static final List<String> PIDS = List.of("io.mien.recognizer", "io.mien.host");

    private final ConfigurationAdmin admin;

    /** @param admin where the two are configured; one that is not configured does not run, and stays so */
    public WishesConfig(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    /** The wishes of a list. */
    public static StageWishes of(Lock lock) {
        Map<String, Object> values = new HashMap<>();
        lock.use().forEach((kind, name) -> values.put("use." + kind, name));
        values.put("refused", lock.refused().toArray(String[]::new));
        return StageWishes.of(values);
    }

    /** A list with these wishes. */
    public static Lock put(Lock lock, StageWishes wishes) {
        Map<String, String> use = new HashMap<>();
        wishes.use().forEach((kind, name) -> use.put(kind.word(), name));
        return lock.withWishes(use, wishes.refused());
    }

    /** Configures both. */
    public void apply(StageWishes wishes) throws DeploymentException {
        for (String pid : PIDS) {
            try {
                apply(pid, wishes.toConfiguration());
            } catch (IOException | InvalidSyntaxException e) {
                throw new DeploymentException(pid + " cannot be configured: " + e.getMessage(), e);
            }
        }
    }

    private void apply(String pid, Map<String, Object> wishes) throws IOException, InvalidSyntaxException {
        Configuration[] found = admin.listConfigurations("(" + Constants.SERVICE_PID + "=" + pid + ")");
        if (found == null) {
            return;
        }
        Dictionary<String, Object> present = found[0].getProperties();
        Hashtable<String, Object> merged = new Hashtable<>();
        for (String key : Collections.list(present.keys())) {
            merged.put(key, present.get(key));
        }
        merged.putAll(wishes);
        found[0].updateIfDifferent(merged);
    }
}
