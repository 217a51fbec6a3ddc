package io.mien.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.json.Json;
import io.mien.compose.resolve.Target;
import io.mien.compose.resolve.UnresolvedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureResolutionTest {
    private static final Target TARGET = new Target("linux-x86-64", 17);
    private static final String ONNX = "Provide-Capability: io.mien.engine;type:List<String>=onnx";
    private static final String YUNET = "Provide-Capability: io.mien.decoder;type:List<String>=yunet";
    private static final String NEEDS_BOTH =
            "Require-Capability: io.mien.decoder;filter:=\"(type=yunet)\";effective:=active,"
                    + "io.mien.engine;filter:=\"(type=onnx)\";effective:=active";

    @TempDir
    private Path folder;

    private BundleFixture bundles;

    @BeforeEach
    void begin() throws IOException {
        bundles = new BundleFixture(folder);
    }

    /** The bundles that a product with these wants has, with their commands, after those that every product has. */
    private List<String> resolved(String wants) throws Exception {
        Path feature = bundles.feature("door", wants);
        FeatureResolution.resolveAll(folder, TARGET);
        List<?> written = (List<?>) ((Map<?, ?>) Json.parse(Files.readString(feature))).get("bundles");
        List<String> names = written.stream().map(FeatureResolutionTest::name).toList();
        assertEquals(
                List.of("org.example.component", "org.example.cm", "org.example.scr", "io.mien.api"),
                names.subList(0, 4));
        return names.subList(4, names.size());
    }

    private static String name(Object bundle) {
        Map<?, ?> entry = (Map<?, ?>) bundle;
        return entry.get("id").toString().split(":")[1]
                + (entry.containsKey("only") ? " " + entry.get("only") : "")
                + (entry.containsKey("optional") ? " optional" : "");
    }

    private String refusal(String wants) throws IOException {
        bundles.feature("door", wants);
        return assertThrows(UnresolvedException.class, () -> FeatureResolution.resolveAll(folder, TARGET))
                .getMessage();
    }

    @Test
    void aModelBringsItsDecoderAndItsEngine() throws Exception {
        bundles.bundle("engine", ONNX)
                .bundle("yunet", YUNET)
                .bundle("scrfd", "Provide-Capability: io.mien.decoder;type:List<String>=scrfd")
                .bundle("face", "Provide-Capability: io.mien.model;io.mien.model=face", NEEDS_BOTH);
        assertEquals(List.of("yunet", "engine", "face"), resolved("{\"model\": \"face\"}"));
    }

    @Test
    void wantsKeepTheirOrderAndTheirNeedsComeBeforeThem() throws Exception {
        bundles.bundle(
                        "a",
                        "Import-Package: library, z",
                        "Provide-Capability: io.mien.stage;io.mien.stage=aligner;name=a")
                .bundle("z", "Export-Package: z", "Provide-Capability: io.mien.stage;io.mien.stage=aligner;name=z")
                .bundle("library", "Export-Package: library");
        assertEquals(List.of("library", "a", "z"), resolved("{\"aligner\": [\"a\", \"z\"]}"));
        assertEquals(List.of("z", "library", "a"), resolved("{\"aligner\": [\"z\", \"a\"]}"));
    }

    @Test
    void aBundleIsThereForTheCommandsOfAllThatNeedIt() throws Exception {
        bundles.bundle("library", "Export-Package: library")
                .bundle("one", "Import-Package: library")
                .bundle("other", "Import-Package: library")
                .bundle("all", "Import-Package: library");
        assertEquals(
                List.of("library [run, deploy]", "one run", "other [run, deploy]"),
                resolved(
                        "{\"bundle\": \"one\", \"only\": \"run\"}, {\"bundle\": \"other\", \"only\": [\"run\", \"deploy\"]}"));
        assertEquals(
                List.of("library", "one run", "all"),
                resolved("{\"bundle\": \"one\", \"only\": \"run\"}, {\"bundle\": \"all\"}"));
    }

    @Test
    void anOptionalImportBringsNoBundle() throws Exception {
        bundles.bundle("one", "Import-Package: library;resolution:=optional")
                .bundle("library", "Export-Package: library");
        assertEquals(List.of("one"), resolved("{\"bundle\": \"one\"}"));
    }

    @Test
    void ofSeveralThatWouldDoTheOneIsTakenThatIsWantedAnyway() throws Exception {
        bundles.bundle("a", "Provide-Capability: osgi.service;objectClass=Codec")
                .bundle("b", "Provide-Capability: osgi.service;objectClass=Codec")
                .bundle("camera", "Require-Capability: osgi.service;filter:=\"(objectClass=Codec)\";effective:=active");
        assertEquals(List.of("camera", "b"), resolved("{\"bundle\": [\"camera\", \"b\"]}"));
        assertEquals(List.of("a", "camera"), resolved("{\"bundle\": \"camera\"}"));
    }

    @Test
    void aServiceThatTheProgramGivesBringsNoBundle() throws Exception {
        bundles.bundle("owner", "Provide-Capability: osgi.service;objectClass=Owner")
                .bundle("deploy", "Require-Capability: osgi.service;filter:=\"(objectClass=Owner)\";effective:=active");
        assertEquals(List.of("owner", "deploy"), resolved("{\"bundle\": \"deploy\"}"));
        assertEquals(List.of("deploy"), resolved("{\"bundle\": \"deploy\"}], \"given\": [\"Owner\""));
    }

    @Test
    void aCommandIsFoundByEachOfItsNames() throws Exception {
        bundles.bundle("verbs", "Mien-Verbs: enroll;enrol;help=\"Enroll people.\",people merge;help=\"Make two one.\"");
        assertEquals(List.of("verbs"), resolved("{\"verb\": [\"enrol\", \"people merge\"]}"));
    }

    @Test
    void nativeCodeIsThatOfThePlatformAndItsNameIsLeftToTheLauncher() throws Exception {
        String needs = "Require-Capability: io.mien.native;filter:=\"(io.mien.native=lib)\";effective:=active";
        String has = "Provide-Capability: io.mien.native;io.mien.native=lib";
        bundles.bundle("lib", needs)
                .bundle(
                        "lib.linux-aarch64",
                        has,
                        "Fragment-Host: lib",
                        "Bundle-NativeCode: a.so;osname=Linux;processor=aarch64")
                .bundle(
                        "lib.linux-x86-64",
                        has,
                        "Fragment-Host: lib",
                        "Bundle-NativeCode: a.so;osname=Linux;processor=x86-64");
        assertEquals(List.of("lib", "lib.${mien.platform}"), resolved("{\"bundle\": \"lib\"}"));
        Files.delete(folder.resolve("bundles/lib.linux-x86-64-1.0.jar"));
        assertEquals(
                "door.json: its native code is for other platforms than linux-x86-64 (lib.linux-aarch64 needs it)",
                refusal("{\"bundle\": \"lib\"}"));
    }

    @Test
    void anOptionalBundleIsListedIfItIsHereAndBringsNothing() throws Exception {
        String ee = "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=22))\"";
        bundles.bundle("one").bundle("newer", "Fragment-Host: one", "Require-Capability: " + ee);
        String wants = "{\"bundle\": \"one\"}, {\"bundle\": [\"newer\", \"absent\"], \"optional\": true}";
        assertEquals(List.of("one", "newer optional"), resolved(wants));
    }

    @Test
    void anOptionalBundleThatIsNeededAnywayIsListedOnce() throws Exception {
        bundles.bundle("library", "Export-Package: library").bundle("one", "Import-Package: library");
        String optional = "{\"bundle\": [\"one\", \"library\"], \"optional\": true}";
        assertEquals(List.of("library", "one"), resolved("{\"bundle\": \"one\"}, " + optional));
    }

    @Test
    void fragmentsThatAreNeededFollowTheirHostByName() throws Exception {
        StringBuilder needs = new StringBuilder("Require-Capability: ");
        List<String> names = List.of("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8");
        for (String name : names) {
            needs.append(name.equals("f1") ? "" : ",").append(name).append(";effective:=active");
            bundles.bundle(name, "Fragment-Host: lib", "Provide-Capability: " + name + ";" + name + "=" + name);
        }
        bundles.bundle("lib").bundle("one", needs.toString());
        assertEquals(names, resolved("{\"bundle\": [\"lib\", \"one\"]}").subList(1, 9));
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        bundles.bundle("engine", ONNX)
                .bundle("face", "Provide-Capability: io.mien.model;io.mien.model=face", NEEDS_BOTH)
                .bundle("newer", "Require-Capability: osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=22))\"")
                .bundle("wired", "Import-Package: gone");
        assertEquals(
                "door.json: nothing here reads models of type `yunet`; a decoder bundle is missing (face needs it)",
                refusal("{\"model\": \"face\"}"));
        assertEquals(
                "door.json: nothing here reads models of type `mynet`; a decoder bundle is missing",
                refusal("{\"decoder\": \"mynet\"}"));
        assertEquals(
                "door.json: nothing here runs models of format `rknn`; an engine bundle is missing",
                refusal("{\"engine\": \"rknn\"}"));
        assertEquals("door.json: the model `other` is missing here", refusal("{\"model\": \"other\"}"));
        assertEquals("door.json: the matcher `graph` is missing here", refusal("{\"matcher\": \"graph\"}"));
        assertEquals(
                "door.json: nothing here opens sources whose address begins with `onvif:`; a camera bundle is missing",
                refusal("{\"camera\": \"onvif\"}"));
        assertEquals("door.json: nothing here has the command `greet`", refusal("{\"verb\": \"greet\"}"));
        assertEquals("door.json: the bundle nobody is missing here", refusal("{\"bundle\": \"nobody\"}"));
        assertEquals(
                "door.json: nothing here exports the package gone (wired needs it)",
                refusal("{\"bundle\": \"wired\"}"));
        String java = refusal("{\"bundle\": \"newer\"}");
        assertTrue(java.startsWith("door.json: it needs another Java than 17"), java);
    }

    @Test
    void aFeatureThatListsItsBundlesStaysAsItIs() throws Exception {
        String own = "{\"id\": \"a:b:1\", \"bundles\": [\"a:b:1\"]} // mine\n";
        Path feature = Files.writeString(folder.resolve("features/own.json"), own);
        FeatureResolution.resolveAll(folder, TARGET);
        assertEquals(own, Files.readString(feature));
    }

    @Test
    void theSameWantsGiveTheSameBytesAndTheFileKeepsItsTime() throws Exception {
        bundles.bundle("engine", ONNX);
        FileTime built = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Path feature = Files.setLastModifiedTime(bundles.feature("door", "{\"engine\": \"onnx\"}"), built);
        FeatureResolution.resolveAll(folder, TARGET);
        String first = Files.readString(feature);
        FeatureResolution.resolveAll(folder, TARGET);
        assertEquals(first, Files.readString(feature));
        assertEquals(built, Files.getLastModifiedTime(feature));
    }
}
