package io.mien.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aQute.bnd.header.Attrs;
import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Domain;
import aQute.bnd.osgi.Jar;
import io.mien.house.sample.SampleDecoder;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A decoder and an engine state their types once, with an annotation: the manifest says the same. */
class StatedTypesTest {
    private static final String DECODER = "io.mien.decoder";
    private static final String ENGINE = "io.mien.engine";

    @Test
    void manifestsOfOurDecodersAndEnginesSayWhatTheyRead() throws Exception {
        ShippedDistribution distribution = ShippedDistribution.read(Path.of(System.getProperty("mien.home")));
        assertEquals(
                Map.of(
                        "io.mien.detector.retinaface", "retinaface,face_detector",
                        "io.mien.detector.scrfd", "scrfd",
                        "io.mien.detector.yoloface", "yolov8,yolo11",
                        "io.mien.detector.yunet", "yunet",
                        "io.mien.extractor.embedding", "face_feature"),
                stated(distribution, DECODER));
        assertEquals(
                Map.of("io.mien.inference.onnx", "onnx", "io.mien.maixcam", "cvimodel"), stated(distribution, ENGINE));
    }

    private static Map<String, String> stated(ShippedDistribution distribution, String namespace) {
        return new TreeMap<>(distribution.ours().stream()
                .filter(jar -> jar.clauses("Provide-Capability").containsKey(namespace))
                .collect(Collectors.toMap(BundleJar::name, jar -> {
                    Attrs attributes = jar.clauses("Provide-Capability").get(namespace);
                    return attributes.get("type");
                })));
    }

    @Test
    void annotationsOfAThirdPartyBecomeHeadersAndModelTypes() throws Exception {
        try (Builder builder = new Builder()) {
            builder.setClasspath(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(File::new)
                    .filter(File::exists)
                    .toArray(File[]::new));
            builder.setProperty("Bundle-SymbolicName", "sample");
            builder.setProperty("-privatepackage", SampleDecoder.class.getPackageName());
            try (Jar jar = builder.build()) {
                assertEquals(List.of(), builder.getErrors());
                Domain manifest = Domain.domain(jar.getManifest());
                Attrs provided = manifest.getProvideCapability().get(DECODER);
                assertEquals("one,two", provided.get("type"));
                Parameters required = manifest.getRequireCapability();
                assertEquals("(type=onnx)", required.get(ENGINE).get("filter:"));
                assertEquals("active", required.get(ENGINE).get("effective:"));
            }
        }
        assertEquals(Set.of("one", "two"), new SampleDecoder().modelTypes());
    }
}
