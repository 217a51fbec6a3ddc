package io.mien.support.components;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.session.OpenGallery;
import io.mien.session.OpenModels;
import io.mien.session.OwnedDataFolder;
import io.mien.support.components.IdleComponent.Cause;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.osgi.framework.dto.BundleDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

class ComponentReportTest {
    private final Map<ComponentDescriptionDTO, List<ComponentConfigurationDTO>> components = new LinkedHashMap<>();

    /** Of the runtime's methods only those that are asked. */
    private final ComponentReport report = new ComponentReport((ServiceComponentRuntime) Proxy.newProxyInstance(
            ComponentReportTest.class.getClassLoader(),
            new Class<?>[] {ServiceComponentRuntime.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "getComponentDescriptionDTOs" -> new ArrayList<>(components.keySet());
                case "getComponentConfigurationDTOs" -> components.get((ComponentDescriptionDTO) arguments[0]);
                case "isComponentEnabled" -> true;
                default -> throw new AssertionError(method);
            }));

    @Test
    void namesTheServiceThatIsMissing() {
        component("a.Live", "optional", state(ComponentConfigurationDTO.UNSATISFIED_REFERENCE));
        IdleComponent idle = report.idle().get(0);
        assertEquals(Cause.REFERENCE, idle.cause());
        assertEquals("a.Live: no Camera is registered", idle.toString());
        assertEquals("a.bundle", idle.bundle());
    }

    @Test
    void namesTheConfigurationThatIsMissing() {
        component("a.Live", "require");
        assertEquals(
                List.of("a.Live: it runs only with a configuration a.pid"),
                report.idle().stream().map(IdleComponent::toString).toList());
    }

    @Test
    void anOptionalPartOfABundleThatWorksIsNotReported() {
        component("a.Store", "require", state(ComponentConfigurationDTO.ACTIVE));
        component("a.Spare", "require");
        assertEquals(List.of(), report.idle());
    }

    @Test
    void aProgramWithoutADataFolderLacksNothing() {
        component("a.Deployer", "optional", state(ComponentConfigurationDTO.UNSATISFIED_REFERENCE));
        reference().interfaceName = OwnedDataFolder.class.getName();
        IdleComponent idle = report.idle().get(0);
        assertEquals(Cause.CONFIGURATION, idle.cause());
        assertEquals("a.Deployer: no OwnedDataFolder is registered", idle.toString());
        component("a.Runs", "optional", state(ComponentConfigurationDTO.ACTIVE));
        assertEquals(List.of(), report.idle());
    }

    @Test
    void aStoreOrAHostThatNobodyAsksForAnythingLacksNothing() {
        for (Class<?> task : List.of(OpenGallery.class, OpenModels.class)) {
            components.clear();
            component("a.Stage", "optional", state(ComponentConfigurationDTO.UNSATISFIED_REFERENCE));
            reference().interfaceName = task.getName();
            assertEquals(Cause.CONFIGURATION, report.idle().get(0).cause(), task.getName());
        }
    }

    private ReferenceDTO reference() {
        return components.keySet().iterator().next().references[0];
    }

    @Test
    void showsTheFirstLineOfAFailure() {
        ComponentConfigurationDTO failed = state(ComponentConfigurationDTO.FAILED_ACTIVATION);
        failed.failure = "java.lang.IllegalStateException: no camera\n\tat a.Live.start(Live.java:3)";
        component("a.Live", "optional", failed);
        assertEquals(
                "its activation failed: java.lang.IllegalStateException: no camera",
                report.idle().get(0).reason());
    }

    @Test
    void doesNotReportComponentsThatRunOrNeedNoConfiguration() {
        component("a.Runs", "require", state(ComponentConfigurationDTO.ACTIVE));
        component("a.Lazy", "optional", state(ComponentConfigurationDTO.SATISFIED));
        component("a.None", "optional");
        assertEquals(List.of(), report.idle());
        assertEquals(Set.of("a.pid"), report.pids());
    }

    private void component(String name, String policy, ComponentConfigurationDTO... states) {
        ComponentDescriptionDTO component = new ComponentDescriptionDTO();
        component.name = name;
        component.configurationPolicy = policy;
        component.configurationPid = new String[] {"a.pid"};
        component.bundle = new BundleDTO();
        component.bundle.symbolicName = "a.bundle";
        ReferenceDTO reference = new ReferenceDTO();
        reference.name = "source";
        reference.interfaceName = "org.example.Camera";
        component.references = new ReferenceDTO[] {reference};
        components.put(component, List.of(states));
    }

    private static ComponentConfigurationDTO state(int state) {
        ComponentConfigurationDTO configuration = new ComponentConfigurationDTO();
        configuration.state = state;
        UnsatisfiedReferenceDTO missing = new UnsatisfiedReferenceDTO();
        missing.name = "source";
        configuration.unsatisfiedReferences = new UnsatisfiedReferenceDTO[] {missing};
        return configuration;
    }
}
