package io.mien.compose.analysis;

import aQute.bnd.header.OSGiHeader;
import aQute.bnd.header.Parameters;
import io.mien.compose.bill.ProductPart;
import io.mien.compose.resolve.Target;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Native code is there for the platform: what each bundle says that it loads there is in it, and a library that needs a bundle
 * with native code has one.
 */
final class NativesAnalyser implements Analyser {
    private static final String HEADER = "Bundle-NativeCode";
    private static final String NATIVE = "io.mien.native";

    @Override
    public String name() {
        return "natives";
    }

    @Override
    public List<String> faults(AnalysedProduct product) throws IOException {
        List<String> faults = new ArrayList<>();
        Set<String> served = new LinkedHashSet<>();
        for (ProductPart part : product.parts()) {
            String header = part.header(HEADER);
            if (!header.isEmpty()) {
                faults.addAll(faults(part, OSGiHeader.parseHeader(header), product.platform()));
            }
            served.addAll(values(part.header("Provide-Capability")));
        }
        for (ProductPart part : product.parts()) {
            if (OSGiHeader.parseHeader(part.header("Require-Capability")).containsKey(NATIVE)
                    && !served.contains(part.name())) {
                faults.add(part.path() + ": its native code for " + product.platform() + " is not in the product");
            }
        }
        return faults;
    }

    private static Set<String> values(String capabilities) {
        return OSGiHeader.parseHeader(capabilities).entrySet().stream()
                .filter(clause -> clause.getKey().replace("~", "").equals(NATIVE))
                .map(clause -> clause.getValue().getOrDefault(NATIVE, ""))
                .collect(Collectors.toSet());
    }

    private static List<String> faults(ProductPart part, Parameters clauses, String platform) throws IOException {
        List<String> here = new ArrayList<>();
        for (Map.Entry<String, ? extends Map<String, String>> clause : clauses.entrySet()) {
            String path = clause.getKey().replaceAll("~*$", "").replaceFirst("^/", "");
            if (Target.isFor(
                    platform,
                    clause.getValue().getOrDefault("osname", ""),
                    clause.getValue().getOrDefault("processor", ""))) {
                here.add(path);
            }
        }
        if (here.isEmpty()) {
            return List.of(part.path() + ": has native code, but none for " + platform);
        }
        return missing(part, here);
    }

    private static List<String> missing(ProductPart part, List<String> paths) throws IOException {
        if (Files.isDirectory(part.file())) {
            return missing(part, part.file(), paths);
        }
        try (FileSystem jar = FileSystems.newFileSystem(part.file())) {
            return missing(part, jar.getPath("/"), paths);
        }
    }

    private static List<String> missing(ProductPart part, Path root, List<String> paths) {
        return paths.stream()
                .filter(path -> !Files.isRegularFile(root.resolve(path)))
                .map(path -> part.path() + ": lacks its native code " + path)
                .toList();
    }
}
