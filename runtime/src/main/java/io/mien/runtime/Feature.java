package io.mien.runtime;

import java.util.List;
import java.util.Map;

/**
 * A product: OSGi's Feature (Compendium R8, chapter 159) as far as this launcher uses it.
 *
 * @param id of the product
 * @param bundles in the order in which they are installed and started
 * @param configurations by PID; {@code factory~name} makes a factory configuration
 * @param properties for the framework: the extension {@code framework-launching-properties}
 */
record Feature(
        BundleId id,
        List<FeatureBundle> bundles,
        Map<String, Map<String, Object>> configurations,
        Map<String, String> properties) {
    Feature {
        bundles = List.copyOf(bundles);
        configurations = Map.copyOf(configurations);
        properties = Map.copyOf(properties);
    }
}
