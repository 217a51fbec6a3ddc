package io.mien.compose.bill;

import java.util.List;

/** The file {@code licences.md}: each part of a product with its licences. */
public final class LicenceList {
    /** Its name in the product's folder. */
    public static final String FILE = "licences.md";

    private LicenceList() {}

    /**
     * The text.
     *
     * @param product name and version, for the heading
     */
    public static String text(String product, List<ProductPart> parts) {
        StringBuilder text = new StringBuilder("# Licences of " + product + "\n\n");
        text.append("The names are those of SPDX. A line that is indented by an arrow is a library inside of the part"
                + " above it.\n\n");
        text.append("| part | version | licence |\n|---|---|---|\n");
        for (ProductPart part : parts) {
            row(text, part.path(), part.coordinates().version(), String.join(", ", part.licences()));
            for (ContainedLibrary library : part.contents()) {
                String name = library.coordinates().group() + ":"
                        + library.coordinates().artifact();
                row(text, "&rarr; " + name, library.coordinates().version(), library.licence());
            }
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String name, String version, String licence) {
        text.append("| ").append(cell(name)).append(" | ").append(cell(version)).append(" | ");
        text.append(licence.isEmpty() ? "not stated" : cell(licence)).append(" |\n");
    }

    private static String cell(String text) {
        return text.replaceAll("[|\\p{Cntrl}]", " ");
    }
}
