package io.mien.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.house.circle.Outside;
import io.mien.house.circle.one.First;
import io.mien.house.circle.two.Second;
import io.mien.image.Box;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule sees what it is there for: a lawful house is broken in one place. */
class HouseRulesTest {
    @TempDir
    private Path folder;

    private final List<BundleJar> jars = new ArrayList<>();

    @Test
    void aLawfulHousePasses() throws IOException {
        lawful();
        add(stage());
        assertEquals(List.of(), broken());
    }

    @Test
    void aStageThatSeesAnotherStage() throws IOException {
        lawful();
        add(new JarFiles("io.mien.matcher.exact").header("Export-Package", "io.mien.matcher.exact;version=1.0.0"));
        add(stage().header("Import-Package", "io.mien.matcher.exact;version=\"[1.0,2)\""));
        assertBroken("io.mien.detector.yunet must not see io.mien.matcher.exact");
        assertBroken("io.mien.matcher.exact exports io.mien.matcher.exact");
    }

    @Test
    void aStageThatSeesALibraryItHasNoBusinessWith() throws IOException {
        lawful();
        add(stage().header("Import-Package", "org.opencv.core;version=4.9.0"));
        assertBroken("io.mien.detector.yunet must not see io.mien.library.opencv");
    }

    @Test
    void anImportThatNobodyExports() throws IOException {
        lawful();
        add(stage().header("Import-Package", "com.example.codec"));
        assertBroken("com.example.codec, which nobody exports");
    }

    @Test
    void anApiThatSeesTheFramework() throws IOException {
        add(new JarFiles("io.mien.api").header("Import-Package", "org.osgi.framework;version=1.0"));
        assertBroken("io.mien.api imports org.osgi.framework");
    }

    @Test
    void anImportOfAnyVersion() throws IOException {
        lawful();
        add(stage().header("Import-Package", "io.mien.detector"));
        assertBroken("io.mien.detector.yunet imports io.mien.detector of any version");
    }

    @Test
    void packagesThatNeedEachOther() throws IOException {
        add(new JarFiles("io.mien.house").code(First.class).code(Second.class).code(Outside.class));
        assertBroken("io.mien.house has a circle of packages: io.mien.house.circle.one, io.mien.house.circle.two");
    }

    @Test
    void anExportThatMentionsWhatIsNotExported() throws IOException {
        add(new JarFiles("io.mien.house")
                .header("Export-Package", "io.mien.house.circle;version=1.0.0")
                .code(Outside.class)
                .code(First.class)
                .code(Second.class));
        assertBroken("io.mien.house exports io.mien.house.circle, which mentions io.mien.house.circle.one");
    }

    @Test
    void aConfigurationOfAnotherBundlesComponent() throws IOException {
        add(new JarFiles("io.mien.house")
                .code(Meddling.class)
                .component("<scr:component name=\"x\" configuration-pid=\"io.mien.own\"/>"));
        add(new JarFiles("io.mien.door").component("<scr:component name=\"x\" configuration-pid=\"io.mien.door\"/>"));
        add(new JarFiles("io.mien.gate").component("<scr:component immediate=\"true\" name=\"io.mien.gate.lock\"/>"));
        String type = Meddling.class.getName();
        assertBroken("io.mien.house names the configuration io.mien.door of another bundle in " + type);
        assertBroken("io.mien.house names the configuration io.mien.gate.lock of another bundle in " + type);
        assertTrue(broken().stream().noneMatch(l -> l.contains("io.mien.own")), broken()::toString);
    }

    @Test
    void aSingleton() throws IOException {
        add(stage().header("Bundle-SymbolicName", "io.mien.detector.yunet; singleton:=true"));
        assertBroken("io.mien.detector.yunet is a singleton");
    }

    @Test
    void backDoors() throws IOException {
        add(stage().header("Require-Bundle", "io.mien.host").header("DynamicImport-Package", "*"));
        assertBroken("io.mien.detector.yunet has Require-Bundle");
        assertBroken("io.mien.detector.yunet has DynamicImport-Package");
    }

    @Test
    void aPackageUnderAForeignRoot() throws IOException {
        add(stage().code(Arrows.class));
        assertBroken("io.mien.detector.yunet has the package io.mien.house");
    }

    @Test
    void aFragmentMayHaveThePackagesOfItsHostOnly() throws IOException {
        add(new JarFiles("io.mien.house.part")
                .header("Fragment-Host", "io.mien.house")
                .code(Arrows.class));
        add(new JarFiles("io.mien.other")
                .header("Fragment-Host", "io.mien.host")
                .code(Arrows.class));
        assertTrue(
                broken().stream().noneMatch(l -> l.contains("io.mien.house.part has the package")), broken()::toString);
        assertBroken("io.mien.other has the package io.mien.house");
    }

    @Test
    void aPackageThatTheApiExports() throws IOException {
        add(new JarFiles("io.mien.api").header("Export-Package", "io.mien.house;version=1.0.0"));
        add(new JarFiles("io.mien.house").code(Arrows.class));
        assertBroken("io.mien.house has io.mien.house, which io.mien.api exports");
    }

    @Test
    void aMentionThatIsNotImported() throws IOException {
        add(new JarFiles("io.mien.library.opencv").header("Export-Package", "aQute.bnd.header;version=1.0.0"));
        add(new JarFiles("io.mien.house").code(BundleJar.class));
        assertBroken("io.mien.house mentions aQute.bnd.header without importing it");
    }

    @Test
    void aLauncherThatSeesTheBundlesClasses() throws IOException {
        add(new JarFiles("io.mien.runtime").code(Peeping.class));
        assertBroken("io.mien.runtime mentions io.mien.image");
    }

    @Test
    void nativeCodeOutsideAFragment() throws IOException {
        add(stage().entry("native/libfast.so").header("Bundle-NativeCode", "native/libfast.so"));
        add(new JarFiles("org.example.console").entry("org/example/libterminal.jnilib"));
        add(new JarFiles("io.mien.library.opencv").entry("libopencv_java490.dylib"));
        assertBroken("io.mien.detector.yunet holds native/libfast.so");
        assertBroken("io.mien.detector.yunet has Bundle-NativeCode");
        assertBroken("org.example.console holds org/example/libterminal.jnilib");
        assertBroken("io.mien.library.opencv holds libopencv_java490.dylib");
    }

    @Test
    void stateInStaticFields() throws IOException {
        add(new JarFiles("io.mien.house").code(Counter.class));
        assertBroken("io.mien.house keeps state in io.mien.house.HouseRulesTest$Counter.count");
        assertBroken("io.mien.house keeps state in io.mien.house.HouseRulesTest$Counter.SEEN");
        assertTrue(broken().stream().noneMatch(l -> l.contains("LIMIT")), broken()::toString);
    }

    @Test
    void aConstructorThatStartsAThread() throws IOException {
        add(new JarFiles("io.mien.house").code(Hasty.class).code(Calm.class));
        assertBroken("io.mien.house starts a thread in the constructor of io.mien.house.HouseRulesTest$Hasty");
        assertTrue(broken().stream().noneMatch(l -> l.contains("Calm")), broken()::toString);
    }

    @Test
    void aModelWithCode() throws IOException {
        add(new JarFiles("io.mien.model.sly").code(Counter.class));
        assertBroken("io.mien.model.sly has classes in io.mien.house");
    }

    @Test
    void aClassThatNoArchiveTakes() throws IOException {
        add(new JarFiles("io.mien.house").code(Counter.class, 49));
        assertBroken("io.mien.house has a class older than Java 6, io.mien.house.HouseRulesTest$Counter");
    }

    @Test
    void aJarThatIsDifferentOnEveryBuild() throws IOException {
        add(stage().header("Bnd-LastModified", "1700000000000"));
        add(new JarFiles("io.mien.host").entry("late.txt", LocalDateTime.of(2026, 3, 4, 5, 6)));
        assertBroken("io.mien.detector.yunet says Bnd-LastModified");
        assertBroken("io.mien.host has entries of different times");
    }

    @Test
    void aLibraryWithoutALicense() throws IOException {
        add(new JarFiles("org.example.codec"));
        ShippedDistribution distribution = new ShippedDistribution(jars);
        String elsewhere = "## Built with\n| org.example.codec | MIT |\n## Shipped\n| another | MIT |\n";
        assertEquals(1, Licences.of(elsewhere, "Shipped").missing(distribution).size());
        String here = "## Shipped\n| Example Codec | MIT |\n";
        assertEquals(List.of(), Licences.of(here, "Shipped").missing(distribution));
    }

    /** State that a stage must not keep, and a constant that it may. */
    static final class Counter {
        static final int LIMIT = 3;
        static final List<String> SEEN_NAMES = List.of();
        static final ArrayList<String> SEEN = new ArrayList<>();
        static int count;

        private Counter() {}
    }

    /** An object that another thread sees before it is complete. */
    static final class Hasty {
        private final Thread thread = new Thread(() -> {});

        Hasty() {
            thread.start();
        }
    }

    /** One whose thread begins when it is complete. */
    static final class Calm {
        private final Thread thread = new Thread(() -> {});

        void start() {
            thread.start();
        }
    }

    /** Names configurations. */
    static final class Meddling {
        private Meddling() {}

        static List<String> pids() {
            return List.of("io.mien.own", "io.mien.door", "io.mien.gate.lock");
        }
    }

    /** What a launcher must not be. */
    record Peeping(Box box) {}

    private void lawful() throws IOException {
        add(new JarFiles("io.mien.api").header("Export-Package", "io.mien.detector;version=1.0.0"));
        add(new JarFiles("io.mien.library.opencv").header("Export-Package", "org.opencv.core;version=4.9.0"));
        add(new JarFiles("io.mien.library.opencv.linux-x86-64")
                .header("Fragment-Host", "io.mien.library.opencv")
                .header("Bundle-NativeCode", "native/libopencv_java490.so")
                .entry("native/libopencv_java490.so"));
    }

    private static JarFiles stage() {
        return new JarFiles("io.mien.detector.yunet")
                .header("Import-Package", "io.mien.detector;version=\"[1.0,2)\",org.osgi.framework,javax.imageio");
    }

    private void add(JarFiles jar) throws IOException {
        jars.add(jar.in(folder));
    }

    private List<String> broken() {
        ShippedDistribution distribution = new ShippedDistribution(jars);
        return HouseRules.all().stream()
                .flatMap(r -> r.broken(distribution).stream())
                .toList();
    }

    private void assertBroken(String line) {
        assertTrue(broken().stream().anyMatch(l -> l.contains(line)), () -> line + " not among " + broken());
    }
}
