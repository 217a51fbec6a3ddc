package io.mien.compose.product;

import io.mien.compose.index.IndexedBundle;
import io.mien.compose.index.Namespaces;
import java.nio.file.Files;
import org.osgi.framework.namespace.HostNamespace;

/** The path of a bundle in a product. */
final class BundlePlace {
    private BundlePlace() {}

    /** Its path in the product's folder. */
    static String of(IndexedBundle bundle) {
        String folder = bundle.offers(Namespaces.MODEL) ? "models" : "bundles";
        return folder + "/" + bundle.coordinates().fileName() + (isUnpacked(bundle) ? "" : ".jar");
    }

    /** Whether it is a folder there: the framework would copy native code out of a jar at each start. */
    static boolean isUnpacked(IndexedBundle bundle) {
        return Files.isDirectory(bundle.file())
                || bundle.offers(Namespaces.NATIVE)
                        && !bundle.resource()
                                .getRequirements(HostNamespace.HOST_NAMESPACE)
                                .isEmpty();
    }
}
