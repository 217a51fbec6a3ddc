package io.mien.command.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.MienException;
import io.mien.command.fake.FakeFramework;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

class ProductCheckTest {
    private final FakeFramework framework = new FakeFramework();
    private final ProductCheck check = new ProductCheck(framework, framework, "io.mien.store.derby");

    @Test
    void namesWhatAMistypedConfigurationWasMeantFor() throws MienException {
        components("io.mien.recognizer", "com.example.store");
        framework.products.put("io.mien.recogniser", Map.of("wait.millis", 1));
        framework.products.put("com.example.store", Map.of("folder", "f"));
        assertEquals(
                List.of("no component takes the configuration io.mien.recogniser; one takes io.mien.recognizer"),
                check.misnamed());
    }

    @Test
    void aForeignConfigurationThatNothingTakesIsNamed() throws MienException {
        components("io.mien.recognizer");
        framework.products.put("com.example.nothing", Map.of());
        framework.products.put("org.example.managed", Map.of());
        framework.managed.add("org.example.managed");
        assertEquals(List.of("no component takes the configuration com.example.nothing"), check.misnamed());
    }

    /** A product configures parts that only some commands start. */
    @Test
    void aPartOfOursThatIsNotStartedIsNotMisnamed() throws MienException {
        components("io.mien.recognizer");
        framework.products.put("io.mien.picture.imageio", Map.of());
        assertEquals(List.of(), check.misnamed());
    }

    private void components(String... pids) {
        List<ComponentDescriptionDTO> components = List.of(pids).stream()
                .map(pid -> {
                    ComponentDescriptionDTO component = new ComponentDescriptionDTO();
                    component.configurationPid = new String[] {pid};
                    return component;
                })
                .toList();
        framework.more.put(
                ServiceComponentRuntime.class,
                Proxy.newProxyInstance(
                        ProductCheckTest.class.getClassLoader(),
                        new Class<?>[] {ServiceComponentRuntime.class},
                        (proxy, method, arguments) -> components));
    }
}
