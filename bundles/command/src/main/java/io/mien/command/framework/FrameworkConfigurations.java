package io.mien.command.framework;

import io.mien.MienException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Configurations of the framework's components, by PID. */
public interface FrameworkConfigurations {
    /**
     * The product's own configuration of a component, whatever was applied since.
     *
     * @return empty if it says nothing
     */
    Map<String, Object> product(String pid) throws MienException;

    /** The PIDs of all configurations; of those of a factory, the factory's PID. */
    Set<String> pids() throws MienException;

    /**
     * Configures a component; equal values change nothing.
     *
     * @param values these, and beside them what the product says; of what was applied earlier nothing stays
     *
     * @return the stamp that a service made of this configuration carries
     */
    ConfigurationStamp apply(String pid, Map<String, Object> values) throws MienException;

    /**
     * Takes a component's configuration away.
     *
     * @return false if it has none
     */
    boolean withdraw(String pid) throws MienException;

    /**
     * Returns when every component has taken in what was applied and withdrawn before: those that lost their configuration
     * have stopped.
     *
     * @return false if that took longer than {@code patience}
     */
    boolean settle(Duration patience) throws MienException;
}
