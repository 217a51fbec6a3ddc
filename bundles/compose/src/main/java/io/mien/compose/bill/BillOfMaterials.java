package io.mien.compose.bill;

import io.mien.compose.index.Coordinates;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;

/** The file {@code sbom.cdx.json}: a bill of materials in the format CycloneDX 1.6. */
public final class BillOfMaterials {
    /** Its name in the product's folder. */
    public static final String FILE = "sbom.cdx.json";

    private static final String EXPRESSION = ".* (OR|AND|WITH) .*";
    private static final String SPDX = "[A-Za-z0-9.+-]+";

    private BillOfMaterials() {}

    /**
     * The text. The same product gives the same text: it has no time, and its number is made of its content.
     *
     * @param product the product's own name in Maven's words
     */
    public static String text(Coordinates product, List<ProductPart> parts) throws IOException {
        Bom bom = new Bom();
        bom.setMetadata(new Metadata());
        bom.getMetadata().setTimestamp(null);
        bom.getMetadata().setComponent(component(Component.Type.APPLICATION, product));
        StringBuilder content = new StringBuilder(product.toString());
        for (ProductPart part : parts) {
            Component component = component(part);
            bom.addComponent(component);
            content.append(part.path()).append(component.getHashes());
        }
        UUID number = UUID.nameUUIDFromBytes(content.toString().getBytes(StandardCharsets.UTF_8));
        bom.setSerialNumber("urn:uuid:" + number);
        try {
            return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString() + "\n";
        } catch (GeneratorException e) {
            throw new IOException(FILE + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static Component component(ProductPart part) throws IOException {
        boolean model = part.kind() == ProductPart.Kind.MODEL;
        Component component =
                component(model ? Component.Type.MACHINE_LEARNING_MODEL : Component.Type.LIBRARY, part.coordinates());
        component.setBomRef(part.path());
        if (part.kind() == ProductPart.Kind.RUNTIME) {
            component.setPurl(
                    "pkg:generic/openjdk@" + part.coordinates().version().replace("+", "%2B"));
        }
        if (!Files.isDirectory(part.file())) {
            component.addHash(new Hash(Hash.Algorithm.SHA_256, Sha256.of(part.file())));
        }
        if (!part.licences().isEmpty()) {
            component.setLicenses(licences(part.licences()));
        }
        for (ContainedLibrary library : part.contents()) {
            Component inner = component(Component.Type.LIBRARY, library.coordinates());
            inner.setBomRef(part.path() + "#" + library.coordinates());
            inner.setLicenses(licences(List.of(library.licence())));
            component.addComponent(inner);
        }
        return component;
    }

    private static Component component(Component.Type type, Coordinates coordinates) {
        Component component = new Component();
        component.setType(type);
        component.setBomRef(coordinates.toString());
        component.setGroup(coordinates.group());
        component.setName(coordinates.artifact());
        component.setVersion(coordinates.version());
        component.setPurl(String.format(
                Locale.ROOT,
                "pkg:maven/%s/%s@%s",
                coordinates.group(),
                coordinates.artifact(),
                coordinates.version().replace("+", "%2B")));
        return component;
    }

    /** An expression stands alone; names that SPDX could not have are given as names. */
    private static LicenseChoice licences(List<String> licences) {
        LicenseChoice choice = new LicenseChoice();
        if (licences.size() == 1 && licences.get(0).matches(EXPRESSION)) {
            choice.setExpression(new org.cyclonedx.model.license.Expression(licences.get(0)));
            return choice;
        }
        for (String licence : licences) {
            License one = new License();
            if (AllowedLicences.STANDARD.contains(licence) && licence.matches(SPDX)) {
                one.setId(licence);
            } else {
                one.setName(licence);
            }
            choice.addLicense(one);
        }
        return choice;
    }
}
