package io.mien.aligner.opencv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageProperties;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import nu.pattern.OpenCV;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;

class OpenCvAlignerComponentTest {
    private final List<Object> calls = new ArrayList<>();
    private final Bundle bundle = fake(Bundle.class, (p, method, a) -> new Version("1.2.3.x"));
    private final ServiceRegistration<?> registration = fake(ServiceRegistration.class, (p, method, a) -> {
        calls.add(method.getName());
        return null;
    });
    private final BundleContext context = fake(BundleContext.class, (p, method, arguments) -> {
        if (method.getName().equals("getBundle")) {
            return bundle;
        }
        calls.add(arguments[2]);
        return registration;
    });

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @BeforeAll
    static void load() {
        OpenCV.loadLocally();
    }

    @Test
    void alignerIsOfferedByNameVersionAndRanking() {
        OpenCvAlignerComponent component = new OpenCvAlignerComponent(context, 10, OpenCvAligner::new);
        Dictionary<?, ?> properties = (Dictionary<?, ?>) calls.get(0);
        assertEquals("opencv", properties.get(StageProperties.NAME));
        assertEquals("1.2.3.x", properties.get(StageProperties.VERSION));
        assertEquals(10, properties.get(Constants.SERVICE_RANKING));
        component.withdraw();
        assertEquals("unregister", calls.get(1));
    }

    @Test
    void nothingIsOfferedWithoutNativeCode() {
        OpenCvAlignerComponent component = new OpenCvAlignerComponent(context, 10, () -> {
            throw new UnsatisfiedLinkError("no OpenCV here (expected in this test)");
        });
        component.withdraw();
        assertTrue(calls.isEmpty());
    }
}
