package io.mien.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

class BundleConverterTest {
    private final List<String> stopped = new ArrayList<>();

    /** A command of the framework's shell. */
    public final class Stopping {
        /** {@code felix:stop}. */
        public void stop(Bundle bundle) {
            stopped.add(bundle.getSymbolicName());
        }
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Bundle bundle(long id, String name) {
        return fake(
                Bundle.class,
                (proxy, method, arguments) -> method.getName().equals("getBundleId") ? (Object) id : name);
    }

    @Test
    void aBundleIsNamedByItsIdOrItsName() throws Exception {
        Bundle[] bundles = {bundle(7, "io.mien.one"), bundle(22, "io.mien.two")};
        BundleContext context = fake(BundleContext.class, (proxy, method, arguments) -> bundles);
        ThreadIOImpl threads = new ThreadIOImpl();
        threads.start();
        CommandProcessorImpl gogo = new CommandProcessorImpl(threads);
        gogo.addConverter(new BundleConverter(context));
        gogo.addCommand("felix", new Stopping(), "stop");
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        try (CommandSession session = gogo.createSession(new ByteArrayInputStream(new byte[0]), nowhere, nowhere)) {
            session.execute("felix:stop 22");
            session.execute("felix:stop io.mien.one");
            assertThrows(Exception.class, () -> session.execute("felix:stop 23"));
        } finally {
            gogo.stop();
            threads.stop();
        }
        assertEquals(List.of("io.mien.two", "io.mien.one"), stopped);
    }
}
