package io.mien.house;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The labels and descriptions of configurations (OSGi metatype): one style, and when a change takes effect. */
final class ConfigurationTexts {
    /** The unit that a label shows, by the last word of its key. */
    private static final Map<String, String> UNITS = Map.of(
            "millis", "\\(ms\\)",
            "bytes", "\\(bytes\\)",
            "kilobytes", "\\(KiB\\)",
            "megabytes", "\\((MB|MiB)\\)",
            "mebibytes", "\\(MiB\\)");

    private ConfigurationTexts() {}

    /** The faults of the descriptions in one metatype file. */
    static List<String> faults(InputStream metatype) throws IOException {
        Document document;
        try {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(metatype);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(e);
        }
        List<String> faults = new ArrayList<>();
        for (Element configuration : elements(document.getDocumentElement(), "OCD")) {
            String id = configuration.getAttribute("id");
            if (!configuration.getAttribute("description").contains("takes effect")) {
                faults.add(id + " does not say when a change takes effect");
            }
            style(id, configuration, faults);
            elements(configuration, "AD").forEach(k -> style(id + ":" + k.getAttribute("id"), k, faults));
        }
        return faults;
    }

    private static void style(String id, Element text, List<String> faults) {
        String name = text.getAttribute("name");
        String description = text.getAttribute("description");
        if (!name.matches("[A-Z].*") || !description.matches("[A-Z0-9'].*")) {
            faults.add(id + " does not begin with a capital: " + name + " / " + description);
        }
        if (description.endsWith(".")) {
            faults.add(id + " has a description that ends with a period");
        }
        String unit = UNITS.getOrDefault(id.replaceFirst(".*[.]", ""), "");
        if (!name.matches(".*" + unit)) {
            faults.add(id + " has the label " + name + " without a unit");
        }
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
