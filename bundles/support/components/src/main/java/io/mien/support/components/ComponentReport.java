package io.mien.support.components;

import io.mien.support.components.IdleComponent.Cause;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** The components of a framework at this moment. */
public final class ComponentReport {
    private static final String REQUIRED = "require";

    /** The services with which a program says what to work on; without them their components have nothing to do. */
    private static final Set<String> TASKS = Set.of(
            "io.mien.session.OwnedDataFolder",
            "io.mien.session.OpenGallery",
            "io.mien.session.OpenModels",
            "io.mien.session.WatchedSources");

    private final ServiceComponentRuntime runtime;

    /** @param runtime of Declarative Services */
    public ComponentReport(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * The components of these bundles that do not run; of all bundles if none is given. One that lacks its configuration, or
     * was not told what to work on, is left out if another one of its bundle runs: the bundle does its work, and this component is optional.
     */
    public List<IdleComponent> idle(Bundle... bundles) {
        Collection<ComponentDescriptionDTO> components = runtime.getComponentDescriptionDTOs(bundles);
        Set<String> running = components.stream()
                .filter(this::runs)
                .map(c -> c.bundle.symbolicName)
                .collect(Collectors.toSet());
        return components.stream()
                .flatMap(c -> idle(c).stream())
                .filter(i -> i.cause() != Cause.CONFIGURATION || !running.contains(i.bundle()))
                .toList();
    }

    /**
     * The components that offer one of some services, or take a configuration, and do not run. One that only lacks a configuration is
     * left out: nothing asks for it.
     *
     * @param services names of their interfaces
     * @param pid of the configuration
     */
    public List<IdleComponent> idleOf(Set<String> services, String pid) {
        return runtime.getComponentDescriptionDTOs().stream()
                .filter(c -> Stream.of(c.serviceInterfaces).anyMatch(services::contains)
                        || List.of(c.configurationPid).contains(pid))
                .flatMap(c -> idle(c).stream())
                .filter(i -> i.cause() != Cause.CONFIGURATION)
                .toList();
    }

    private boolean runs(ComponentDescriptionDTO component) {
        return runtime.getComponentConfigurationDTOs(component).stream()
                .anyMatch(c ->
                        c.state == ComponentConfigurationDTO.ACTIVE || c.state == ComponentConfigurationDTO.SATISFIED);
    }

    private Optional<IdleComponent> idle(ComponentDescriptionDTO component) {
        Collection<ComponentConfigurationDTO> configured = runtime.getComponentConfigurationDTOs(component);
        if (configured.isEmpty()) {
            return component.configurationPolicy.equals(REQUIRED) && runtime.isComponentEnabled(component)
                    ? Optional.of(unconfigured(component))
                    : Optional.empty();
        }
        return configured.stream().flatMap(c -> idle(component, c).stream()).findFirst();
    }

    private static Optional<IdleComponent> idle(ComponentDescriptionDTO component, ComponentConfigurationDTO state) {
        return switch (state.state) {
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> Optional.of(unconfigured(component));
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> Optional.of(idle(
                    component,
                    cause(component, state.unsatisfiedReferences),
                    missing(component, state.unsatisfiedReferences)));
            case ComponentConfigurationDTO.FAILED_ACTIVATION -> Optional.of(
                    idle(component, Cause.FAILURE, "its activation failed: " + firstLine(state.failure)));
            default -> Optional.empty();
        };
    }

    private static IdleComponent unconfigured(ComponentDescriptionDTO component) {
        return idle(
                component,
                Cause.CONFIGURATION,
                "it runs only with a configuration " + String.join(" or ", component.configurationPid));
    }

    private static IdleComponent idle(ComponentDescriptionDTO component, Cause cause, String reason) {
        return new IdleComponent(component.bundle.symbolicName, component.name, cause, reason);
    }

    private static Cause cause(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO[] references) {
        boolean task = Arrays.stream(references).allMatch(r -> TASKS.contains(type(component, r.name)));
        return task ? Cause.CONFIGURATION : Cause.REFERENCE;
    }

    private static String missing(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO[] references) {
        return Arrays.stream(references)
                .map(r -> "no " + simple(type(component, r.name))
                        + (r.target == null ? "" : " with " + r.target)
                        + " is registered")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String type(ComponentDescriptionDTO component, String reference) {
        return Arrays.stream(component.references)
                .filter(r -> r.name.equals(reference))
                .map((ReferenceDTO r) -> r.interfaceName)
                .findFirst()
                .orElse(reference);
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static String firstLine(String failure) {
        return failure == null ? "" : failure.lines().findFirst().orElse("");
    }

    /** The PIDs under which components take configurations. */
    public Set<String> pids() {
        Set<String> pids = new TreeSet<>();
        runtime.getComponentDescriptionDTOs().forEach(c -> pids.addAll(List.of(c.configurationPid)));
        return pids;
    }
}
