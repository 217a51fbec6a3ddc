package io.mien.command.line;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.runtime.CommandContext;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

class VerbRegistryTest {
    private record Source(List<String> names) implements VerbSource {
        @Override
        public Object command(String name, CommandContext bench) {
            throw VerbSource.unknown(name);
        }
    }

    /** The properties of the service that runs the commands; empty before it is registered, and after. */
    private Dictionary<String, Object> properties = new Hashtable<>();

    private Source offered = new Source(List.of());

    private final VerbRegistry registry = new VerbRegistry(proxy(BundleContext.class), new Source(List.of("detect")));

    /** A framework with no other service; what comes is told to the registry by the test. */
    private <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> switch (method.getName()) {
                    case "registerService", "setProperties" -> {
                        properties = copy((Dictionary<?, ?>) given[given.length - 1]);
                        yield method.getName().equals("setProperties") ? null : proxy(ServiceRegistration.class);
                    }
                    case "unregister" -> {
                        properties = new Hashtable<>();
                        yield null;
                    }
                    case "getReference" -> proxy(ServiceReference.class);
                    case "getPropertyKeys" -> Collections.list(properties.keys())
                            .toArray(String[]::new);
                    case "getProperty" -> properties.get((String) given[0]);
                    case "getService" -> offered;
                    case "ungetService" -> true;
                    default -> null;
                }));
    }

    private static Dictionary<String, Object> copy(Dictionary<?, ?> given) {
        Dictionary<String, Object> copy = new Hashtable<>();
        Collections.list(given.keys()).forEach(key -> copy.put((String) key, given.get(key)));
        return copy;
    }

    private VerbSource comes(String... names) {
        offered = new Source(Arrays.asList(names));
        return registry.addingService(reference());
    }

    @SuppressWarnings("unchecked")
    private ServiceReference<VerbSource> reference() {
        return proxy(ServiceReference.class);
    }

    @Test
    void theServiceNamesTheCommandsOfAllSourcesOfTheMoment() {
        registry.offer(Runnable.class, () -> {}, Map.of("io.mien.command", "main"));
        assertArrayEquals(new String[] {"detect", "help"}, (String[]) properties.get("io.mien.command.names"));

        VerbSource greet = comes("greet|hello");
        assertArrayEquals(
                new String[] {"detect", "greet", "hello", "help"}, (String[]) properties.get("io.mien.command.names"));
        assertEquals("main", properties.get("io.mien.command"));
        assertEquals(2, registry.sources().size());

        registry.removedService(reference(), greet);
        assertArrayEquals(new String[] {"detect", "help"}, (String[]) properties.get("io.mien.command.names"));

        registry.close();
        assertTrue(properties.isEmpty());
    }

    @Test
    void aSourceWhoseNamesCannotBeReadIsLeftOut() {
        assertNull(comes("greet", null));
        registry.offer(Runnable.class, () -> {}, Map.of());
        assertArrayEquals(new String[] {"detect", "help"}, (String[]) properties.get("io.mien.command.names"));
    }

    @Test
    void theCommandLineKeepsItsNamesAgainstASourceThatCameEarlier() {
        VerbSource early = comes("detect");
        registry.offer(Runnable.class, () -> {}, Map.of());
        assertEquals(1, registry.sources().indexOf(early));
    }
}
