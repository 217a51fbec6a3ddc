package io.mien.compose.resolve;

import aQute.bnd.build.model.EE;
import aQute.bnd.osgi.resource.CapReqBuilder;
import aQute.bnd.osgi.resource.ResourceBuilder;
import io.mien.compose.index.Namespaces;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.osgi.resource.Resource;

/**
 * What a product runs on.
 *
 * @param platform as the fragments of native code are called: {@code linux-x86-64}
 * @param java the oldest Java that it is started with, such as 17
 */
public record Target(String platform, int java) {
    /** How {@code Bundle-NativeCode} calls the operating systems. */
    private static final Map<String, String> SYSTEMS = Map.of("linux", "Linux", "macos", "MacOSX", "windows", "Win32");

    public Target {
        if (!SYSTEMS.containsKey(system(platform)) || !platform.contains("-")) {
            throw new IllegalArgumentException("'" + platform
                    + "' is not the name of a platform, such as linux-x86-64, macos-aarch64 or windows-x86-64");
        }
        if (EE.getEEFromReleaseVersion(java) == EE.UNKNOWN) {
            throw new IllegalArgumentException("Java " + java + " is not known");
        }
    }

    private static String system(String platform) {
        return platform.split("-", 2)[0];
    }

    /**
     * Whether a clause of {@code Bundle-NativeCode} is for a platform.
     *
     * @param system what the clause calls the operating system
     * @param processor what it calls the processor
     */
    public static boolean isFor(String platform, String system, String processor) {
        return SYSTEMS.get(system(platform)).equalsIgnoreCase(system)
                && platform.split("-", 2)[1].equalsIgnoreCase(processor);
    }

    /**
     * Java with its packages, the operating system, what the framework exports, and the services of the program around it.
     *
     * @param framework the framework's own bundle
     * @param services interfaces of services that no bundle has to bring
     */
    Resource system(Resource framework, List<String> services) throws IOException {
        ResourceBuilder builder = new ResourceBuilder();
        builder.addCapabilities(framework.getCapabilities(null));
        builder.addAllExecutionEnvironments(EE.getEEFromReleaseVersion(java));
        builder.addCapability(new CapReqBuilder("osgi.native")
                .addAttribute("osgi.native.osname", List.of(SYSTEMS.get(system(platform))))
                .addAttribute("osgi.native.processor", List.of(platform.split("-", 2)[1])));
        for (String service : services) {
            builder.addCapability(new CapReqBuilder(Namespaces.SERVICE).addAttribute(Namespaces.OBJECT_CLASS, service));
        }
        return builder.build();
    }
}
