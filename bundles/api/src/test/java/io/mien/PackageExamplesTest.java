package io.mien;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The Javadoc of every package of the API says who uses it, and shows a complete example that compiles. */
class PackageExamplesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\n(.*?)\\n \\* }</pre>", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("^(?:public )?class (\\w+)", Pattern.MULTILINE);

    @TempDir
    Path classes;

    @TestFactory
    Stream<DynamicTest> theExampleCompiles() throws IOException {
        return packages().entrySet().stream()
                .map(p -> DynamicTest.dynamicTest(p.getKey(), () -> compile(example(p.getValue()))));
    }

    @Test
    void everyPackageSaysWhoUsesIt() throws IOException {
        Map<String, String> packages = packages();
        assertTrue(packages.size() > 10, packages.keySet().toString());
        packages.forEach((name, text) -> assertTrue(text.contains("<p>Used by "), name));
    }

    private static Map<String, String> packages() throws IOException {
        Map<String, String> packages = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path folder : files.filter(PackageExamplesTest::hasClasses).toList()) {
                packages.put(
                        SOURCES.relativize(folder).toString(), Files.readString(folder.resolve("package-info.java")));
            }
        }
        return packages;
    }

    private static boolean hasClasses(Path folder) {
        String[] names = folder.toFile().list((in, name) -> name.endsWith(".java"));
        return names != null && names.length > 0;
    }

    private static String example(String packageInfo) {
        Matcher example = EXAMPLE.matcher(packageInfo);
        assertTrue(example.find(), "no example");
        return example.group(1).replaceAll("(?m)^ \\* ?", "");
    }

    private void compile(String source) {
        Matcher name = CLASS.matcher(source);
        assertTrue(name.find(), source);
        SimpleJavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///" + name.group(1) + ".java"), Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreErrors) {
                        return source;
                    }
                };
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "-proc:none",
                "-Werror",
                "-Xlint:all,-path",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString());
        boolean compiled = compiler.getTask(messages, null, null, options, null, List.of(file))
                .call();
        assertEquals("", messages.toString(), source);
        assertTrue(compiled, source);
    }
}
