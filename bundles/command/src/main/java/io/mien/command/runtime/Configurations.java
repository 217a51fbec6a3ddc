package io.mien.command.runtime;

import io.mien.MienException;
import java.util.Map;

/** Configurations of the framework's components, by PID. */
public interface Configurations {
    /**
     * Configures a component; equal values change nothing.
     *
     * @return the stamp that a service made of this configuration carries
     */
    Stamp apply(String pid, Map<String, Object> values) throws MienException;

    /**
     * Takes a component's configuration away.
     *
     * @return false where it has none
     */
    boolean withdraw(String pid) throws MienException;
}
