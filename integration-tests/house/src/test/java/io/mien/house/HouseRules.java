package io.mien.house;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rules. */
final class HouseRules {
    private static final String API = "io.mien.api";
    /** The command line: bundles that bring commands are made with it. */
    private static final String COMMAND = "io.mien.command";

    private static final String BOOT = "io.mien.boot";
    private static final String CONTROL = "io.mien.control";
    private static final String SUPPORT = "io.mien.support";
    private static final String RELEASE = "io.mien.trust.release";

    /** Plain code that bundles of a kind hold a copy of each. */
    private static final Set<String> SHARED = Set.of(
            BOOT,
            CONTROL,
            SUPPORT,
            RELEASE,
            "io.mien.matcher.cosine",
            "io.mien.inference.input",
            "io.mien.inference.dual",
            "io.mien.store.folder",
            "io.mien.store.backup");

    /** A library that its makers publish as a bundle, with its native code. */
    private static final String JNA = "com.sun.jna";

    private static final Set<String> BUILD_HEADERS =
            Set.of("Bnd-LastModified", "Built-By", "Build-Jdk", "Created-By", "Tool", "Build-Time");

    private static final Predicate<BundleJar> FROZEN = j -> j.name().equals(API) || j.isLibrary();

    private HouseRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("arrows point downward only", Arrows::wrong),
                Rule.ofThose(
                        FROZEN.negate().and(j -> !j.name().equals(COMMAND)),
                        "only the API, the library wrappers and the command line export packages",
                        j -> j.clauses("Export-Package").keySet().stream().map("exports "::concat)),
                Rule.ofEach("no bundle is a singleton", HouseRules::singleton),
                Rule.ofEach("no bundle reaches for others but by Import-Package", HouseRules::backDoors),
                Rule.ofEach("imports of our packages are versioned", HouseRules::unversioned),
                Rule.ofEach(
                        "a bundle's root package is its symbolic name, a fragment's that of its host",
                        HouseRules::strayPackages),
                new Rule("no bundle holds a package that another of ours exports", HouseRules::split),
                Rule.ofEach("what a bundle exports mentions nothing that is compiled into it", HouseRules::exposed),
                Rule.ofEach("no packages of a bundle need each other in a circle", PackageCycles::of),
                new Rule("what classes mention is imported", HouseRules::unimported),
                new Rule("no bundle configures a component of another one by name", d -> new ForeignPids(d).faults()),
                Rule.ofThose(
                        BundleJar::isLauncher, "the launcher shares no class with the bundles", HouseRules::shared),
                new Rule("native code is in fragments of library wrappers, and in JNA, only", HouseRules::natives),
                Rule.ofThose(FROZEN.negate(), "no static state in our classes", j -> j.code().staticState().stream()
                        .filter(f -> f.startsWith("io.mien."))
                        .map("keeps state in "::concat)),
                Rule.ofThose(
                        FROZEN.negate(), "no constructor of ours starts a thread", j -> j.code().starting().stream()
                                .filter(c -> c.startsWith("io.mien."))
                                .map("starts a thread in the constructor of "::concat)),
                Rule.ofThose(BundleJar::isModel, "models are data only", j -> j.code().packages().stream()
                        .map("has classes in "::concat)),
                Rule.ofEach("an archive of classes takes each class", j -> j.code().old().stream()
                        .map("has a class older than Java 6, "::concat)),
                Rule.ofEach("jars are the same on every build", HouseRules::changing));
    }

    private static Stream<String> singleton(BundleJar jar) {
        return Stream.of(jar.header("Bundle-SymbolicName"))
                .filter(h -> h.replace(" ", "").contains("singleton:=true"))
                .map(h -> "is a singleton");
    }

    private static Stream<String> backDoors(BundleJar jar) {
        return Stream.of("Require-Bundle", "DynamicImport-Package")
                .filter(h -> !jar.header(h).isEmpty())
                .map("has "::concat);
    }

    private static Stream<String> unversioned(BundleJar jar) {
        return jar.clauses("Import-Package").entrySet().stream()
                .filter(i -> i.getKey().startsWith("io.mien") && !i.getValue().containsKey("version"))
                .map(i -> "imports " + i.getKey() + " of any version");
    }

    /** A bundle may hold a copy of what launcher, matchers, engines or stores do alike: nobody exports it. */
    private static Stream<String> strayPackages(BundleJar jar) {
        String root = jar.name().equals(API) ? "io.mien" : jar.isFragment() ? jar.host() : jar.name();
        return jar.code().packages().stream()
                .filter(p -> p.startsWith("io.mien"))
                .filter(p -> !isBelow(root, p) && SHARED.stream().noneMatch(s -> isBelow(s, p)))
                .map("has the package "::concat);
    }

    private static boolean isBelow(String root, String name) {
        return (name + ".").startsWith(root + ".");
    }

    /** A library may hold a copy of its own of another one, of another version: nobody else sees it. */
    private static List<String> split(ShippedDistribution distribution) {
        Map<String, String> exporters = new ShippedDistribution(distribution.ours()).exporters();
        return distribution.ours().stream()
                .flatMap(j -> j.code().packages().stream()
                        .filter(p -> !(j.isLibrary() && !p.startsWith("io.mien")))
                        .filter(p -> !exporters.getOrDefault(p, j.name()).equals(j.name()))
                        .map(p -> j + " has " + p + ", which " + exporters.get(p) + " exports"))
                .toList();
    }

    /** Another bundle that uses what is exported would have a copy of its own of what is compiled in, which is another type. */
    private static Stream<String> exposed(BundleJar jar) {
        Set<String> exported = jar.clauses("Export-Package").keySet();
        return jar.code().exposes().entrySet().stream()
                .filter(e -> exported.contains(e.getKey()))
                .flatMap(e -> e.getValue().stream()
                        .filter(p -> p.startsWith("io.mien") && !exported.contains(p))
                        .map(p -> "exports " + e.getKey() + ", which mentions " + p));
    }

    /** bnd writes the imports; a hand-written header could leave one out, and it would fail only when it is used. */
    private static List<String> unimported(ShippedDistribution distribution) {
        Set<String> exported =
                new ShippedDistribution(distribution.ours()).exporters().keySet();
        return distribution.ours().stream()
                .filter(j -> !j.isLauncher())
                .flatMap(j -> j.code().referred().stream()
                        .filter(p -> p.startsWith("io.mien") || exported.contains(p))
                        .filter(p -> !j.code().packages().contains(p))
                        .filter(p -> !j.clauses("Import-Package").containsKey(p))
                        .map(p -> j + " mentions " + p + " without importing it"))
                .toList();
    }

    private static Stream<String> shared(BundleJar launcher) {
        return launcher.code().referred().stream()
                .filter(p -> p.startsWith("io.mien")
                        && Stream.of(BOOT, CONTROL, SUPPORT, RELEASE).noneMatch(plain -> isBelow(plain, p)))
                .filter(p -> !launcher.code().packages().contains(p))
                .map("mentions "::concat);
    }

    private static List<String> natives(ShippedDistribution distribution) {
        return distribution.jars().stream()
                .filter(j -> !(j.isLibrary() && j.isFragment()) && !j.name().equals(JNA))
                .flatMap(j -> Stream.concat(
                        j.entries().stream().filter(HouseRules::isNative).map(e -> j + " holds " + e),
                        Stream.of("Bundle-NativeCode")
                                .filter(h -> !j.header(h).isEmpty())
                                .map(h -> j + " has " + h)))
                .toList();
    }

    private static boolean isNative(String entry) {
        return entry.matches(".*\\.(so|so\\.[\\d.]+|dll|dylib|jnilib)");
    }

    /** A wrapper keeps the times that upstream gave its entries: different, and the same on every build. */
    private static Stream<String> changing(BundleJar jar) {
        // The launcher's headers are Maven's, and constant.
        Set<String> headers = jar.isLauncher() ? Set.of() : BUILD_HEADERS;
        Set<String> times = jar.isLibrary() ? Set.of() : jar.times();
        return Stream.concat(
                headers.stream().filter(h -> !jar.header(h).isEmpty()).map(h -> "says " + h + ": " + jar.header(h)),
                Stream.of(times).filter(t -> t.size() > 1).map(t -> "has entries of different times: " + t));
    }
}
