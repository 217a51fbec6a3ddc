package io.mien.modelkit.pack;

import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * The manifest of a model's bundle: what it provides, and the decoder and the engine that it requires, so that a product is
 * resolved and not listed.
 */
final class ModelBundleManifest {
    private ModelBundleManifest() {}

    /**
     * The bytes of the manifest, always the same for the same model.
     *
     * @param mud as it is packed, its digest and its trial included
     */
    static byte[] of(Mud mud) throws ModelRejectedException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", BundleNames.symbolicName(mud));
        main.putValue("Bundle-Version", BundleNames.version(mud));
        main.putValue("Bundle-Name", "Model " + line(mud.name()));
        main.putValue("Bundle-License", name(mud.licence()));
        main.putValue("Provide-Capability", provided(mud));
        main.putValue("Require-Capability", required(mud));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            manifest.write(bytes);
        } catch (IOException e) {
            // Memory has no errors of its own.
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String provided(Mud mud) throws ModelRejectedException {
        StringBuilder text = new StringBuilder("io.mien.model;io.mien.model=")
                .append(quoted(mud.name()))
                .append(";type=")
                .append(quoted(mud.modelType()))
                .append(";version:Version=")
                .append(quoted(BundleNames.version(mud)))
                .append(";licence=")
                .append(quoted(mud.licence()))
                .append(";sha256=")
                .append(quoted(mud.sha256().orElse("")));
        if (mud.threshold().isPresent()) {
            String threshold = Float.toString((float) mud.threshold().getAsDouble());
            text.append(";threshold:Double=").append(quoted(threshold));
        }
        return text.append(";trial=").append(quoted(mud.trial())).toString();
    }

    private static String required(Mud mud) {
        return need("io.mien.decoder", mud.modelType()) + "," + need("io.mien.engine", mud.format());
    }

    private static String need(String namespace, String type) {
        return namespace + ";filter:=" + quoted("(type=" + escaped(type) + ")") + ";effective:=active";
    }

    /** For the value of a filter. */
    private static String escaped(String value) {
        return value.replaceAll("([\\\\*()])", "\\\\$1");
    }

    /** For the value of an attribute. */
    private static String quoted(String value) {
        return '"' + line(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** As it is where it needs no quotes: the names of SPDX need none. */
    private static String name(String licence) {
        return licence.matches("[A-Za-z0-9_.+-]+") ? licence : quoted(licence);
    }

    /** A header is one line. */
    private static String line(String value) {
        return value.replaceAll("\\p{Cntrl}", " ");
    }
}
