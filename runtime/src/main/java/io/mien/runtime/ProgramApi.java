package io.mien.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The API packages on the class path of a program that embeds Mien. */
final class ProgramApi {
    static final String BUNDLE = "io.mien.api";

    /** Where manifests are: the one of each jar, and the API's own in a jar that holds the classes of several. */
    private static final List<String> MANIFESTS = List.of("META-INF/MANIFEST.MF", "META-INF/mien/io.mien.api.MF");

    private ProgramApi() {}

    /**
     * The packages with their versions, as the API bundle's manifest exports them.
     *
     * @throws StartException if the API is not on the class path of this class
     */
    static String packages() throws StartException {
        try {
            for (String name : MANIFESTS) {
                for (URL url :
                        Collections.list(ProgramApi.class.getClassLoader().getResources(name))) {
                    Attributes manifest = read(url);
                    if (BUNDLE.equals(manifest.getValue("Bundle-SymbolicName"))) {
                        return manifest.getValue("Export-Package");
                    }
                }
            }
        } catch (IOException e) {
            throw new StartException("the manifests of the class path cannot be read: " + e, e);
        }
        throw new StartException(BUNDLE + " is not on the program's class path");
    }

    private static Attributes read(URL url) throws IOException {
        try (InputStream stream = url.openStream()) {
            return new Manifest(stream).getMainAttributes();
        }
    }
}
