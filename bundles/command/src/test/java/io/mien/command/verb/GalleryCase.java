package io.mien.command.verb;

import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeScene;
import io.mien.store.FaceStore;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.dto.BundleDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Commands on a gallery, typed at a desk of the test. */
abstract class GalleryCase {
    @TempDir
    Path folder;

    FakeDesk desk;

    @BeforeEach
    void sit() {
        desk = new FakeDesk(folder);
    }

    static FakeScene one(String who) {
        return FakeScene.of(100, 80).with(who, 10, 20, 30, 40);
    }

    /** Of one component, a store that lacks a service. */
    static ServiceComponentRuntime runtime() {
        ComponentDescriptionDTO vault = new ComponentDescriptionDTO();
        vault.name = "com.example.Vault";
        vault.bundle = new BundleDTO();
        vault.configurationPid = new String[] {"com.example.vault"};
        vault.serviceInterfaces = new String[] {FaceStore.class.getName()};
        vault.references = new ReferenceDTO[] {new ReferenceDTO()};
        vault.references[0].name = "cipher";
        vault.references[0].interfaceName = "com.example.Cipher";
        ComponentConfigurationDTO state = new ComponentConfigurationDTO();
        state.state = ComponentConfigurationDTO.UNSATISFIED_REFERENCE;
        state.unsatisfiedReferences = new UnsatisfiedReferenceDTO[] {new UnsatisfiedReferenceDTO()};
        state.unsatisfiedReferences[0].name = "cipher";
        return (ServiceComponentRuntime) Proxy.newProxyInstance(
                GalleryTest.class.getClassLoader(),
                new Class<?>[] {ServiceComponentRuntime.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getComponentDescriptionDTOs") ? List.of(vault) : List.of(state));
    }
}
