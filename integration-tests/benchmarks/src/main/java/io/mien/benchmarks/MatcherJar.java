package io.mien.benchmarks;

import io.mien.matcher.Matcher;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * The matcher of a bundle, without a framework: also of a bundle of another version, whose classes have the same names. Each
 * has a class loader of its own, above which are the API and the JDK.
 */
final class MatcherJar {
    private static final Pattern IMPLEMENTATION = Pattern.compile("<implementation class=\"([^\"]+)\"");

    private MatcherJar() {}

    /** @param configuration by the names of the annotation's methods; defaults for all others */
    static Matcher open(Path jar, Map<String, Object> configuration) throws IOException, ReflectiveOperationException {
        ClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, MatcherJar.class.getClassLoader());
        Class<?> type = loader.loadClass(implementation(jar));
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            Class<?>[] parameters = constructor.getParameterTypes();
            if (parameters.length == 1 && parameters[0].isAnnotation()) {
                constructor.setAccessible(true);
                return (Matcher) constructor.newInstance(annotation(parameters[0], configuration));
            }
        }
        throw new IOException(jar + ": " + type.getName() + " has no constructor with a configuration");
    }

    private static String implementation(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            var components = file.stream()
                    .filter(e -> e.getName().matches("OSGI-INF/[^/]+\\.xml"))
                    .toList();
            for (var component : components) {
                try (InputStream in = file.getInputStream(component)) {
                    var match = IMPLEMENTATION.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    if (match.find()) {
                        return match.group(1);
                    }
                }
            }
        }
        throw new IOException(jar + ": holds no component");
    }

    private static Object annotation(Class<?> type, Map<String, Object> values) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type, Annotation.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
