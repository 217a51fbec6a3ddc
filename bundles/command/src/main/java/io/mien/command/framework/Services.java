package io.mien.command.framework;

import io.mien.MienException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** The framework's services, as a command sees them. Not thread-safe; what it hands out stays usable until the call ends. */
public interface Services {
    /**
     * Waits for a service.
     *
     * @param type its interface
     * @param wait longest wait
     * @return empty if there is none in that time
     */
    <T> Optional<T> await(Class<T> type, Duration wait);

    /** All services of an interface that are there now. */
    <T> List<T> all(Class<T> type);

    /**
     * A command that another bundle brings: a service of JDK types with the property {@code io.mien.command}.
     *
     * @param name the property's value
     * @return empty if none is there now
     */
    Optional<ToIntFunction<Map<String, Object>>> command(String name);

    /**
     * Registers a service; the components that wait for it run when this returns.
     *
     * @param type its interface or class
     * @param properties by which those that need it choose
     */
    <T> Offer offer(Class<T> type, T service, Map<String, Object> properties);

    /** See {@link #offer(Class, Object, Map)}. */
    default <T> Offer offer(Class<T> type, T service) {
        return offer(type, service, Map.of());
    }

    /**
     * Tells of every service of a type that is registered after this call, on the thread that registers it, until the answer is
     * closed.
     */
    default <T> Offer follow(Class<T> type, Consumer<T> later) {
        return () -> {};
    }

    /** A registered service. */
    interface Offer extends AutoCloseable {
        /** The service goes, and the components that need it have stopped when this returns. */
        @Override
        void close();
    }

    /**
     * Starts a bundle for as long as the call lasts.
     *
     * @throws MienException naming the file and why it does not start
     */
    void lend(Path jar) throws MienException;

    /** The PIDs whose configurations go to others than components of Declarative Services: to managed services and factories. */
    Set<String> managedPids();
}
