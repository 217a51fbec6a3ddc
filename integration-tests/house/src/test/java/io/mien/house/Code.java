package io.mien.house;

import aQute.bnd.classfile.ClassFile;
import aQute.bnd.classfile.ConstantPool;
import aQute.bnd.osgi.Analyzer;
import aQute.bnd.osgi.ClassDataCollector;
import aQute.bnd.osgi.Clazz;
import aQute.bnd.osgi.Descriptors.PackageRef;
import aQute.bnd.osgi.Descriptors.TypeRef;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Resource;
import java.io.DataInputStream;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The facts that a jar's classes state.
 *
 * @param packages with classes in the jar
 * @param referred packages that its classes mention, the JDK's included
 * @param uses by package of the jar, the packages of the jar that its classes mention
 * @param exposes by package of the jar, the other packages of the jar that its public and protected members mention
 * @param staticState static fields that can change, as {@code Class.field}
 * @param starting classes with a constructor that starts a thread
 * @param old classes of a format before that of Java 6, which no archive of classes takes
 * @param texts by class, the texts in it that begin as names of ours do
 */
record Code(
        Set<String> packages,
        Set<String> referred,
        Map<String, Set<String>> uses,
        Map<String, Set<String>> exposes,
        List<String> staticState,
        List<String> starting,
        List<String> old,
        Map<String, Set<String>> texts) {
    /** A final field of one of these holds state all the same. */
    private static final List<String> CONTAINERS = List.of(
            "java.util.concurrent.",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.ArrayList",
            "java.util.ArrayDeque",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.WeakHashMap",
            "java.lang.ThreadLocal");

    static Code read(Jar jar) throws Exception {
        try (Analyzer analyzer = new Analyzer()) {
            // The analyzer closes its jar; this one belongs to the caller.
            analyzer.setJar(new Jar(jar.getName(), jar.getSource()));
            analyzer.analyze();
            List<String> staticState = new ArrayList<>();
            List<String> starting = new ArrayList<>();
            List<String> old = new ArrayList<>();
            for (Clazz type : analyzer.getClassspace().values()) {
                staticState.addAll(staticState(type));
                if (startsInConstructor(type)) {
                    starting.add(type.getFQN());
                }
                if (type.getFormat().compareTo(Clazz.JAVA.Java_6) < 0) {
                    old.add(type.getFQN());
                }
            }
            return new Code(
                    names(analyzer.getContained().keySet().stream()
                            .filter(p -> hasClasses(jar, p))
                            .collect(Collectors.toSet())),
                    names(analyzer.getReferred().keySet()),
                    uses(analyzer, analyzer.getUses()),
                    uses(analyzer, analyzer.getAPIUses()),
                    staticState,
                    starting,
                    old,
                    texts(jar));
        }
    }

    private static Map<String, Set<String>> uses(Analyzer analyzer, Map<PackageRef, List<PackageRef>> found) {
        Set<String> contained = names(analyzer.getContained().keySet());
        Map<String, Set<String>> uses = new TreeMap<>();
        found.forEach((user, used) -> {
            Set<String> own = names(new HashSet<>(used));
            own.retainAll(contained);
            uses.put(user.getFQN(), own);
        });
        return uses;
    }

    private static Map<String, Set<String>> texts(Jar jar) throws Exception {
        Map<String, Set<String>> texts = new TreeMap<>();
        for (Map.Entry<String, Resource> entry : jar.getResources().entrySet()) {
            if (entry.getKey().startsWith("io/mien/") && entry.getKey().endsWith(".class")) {
                try (InputStream in = entry.getValue().openInputStream()) {
                    ClassFile type = ClassFile.parseClassFile(new DataInputStream(in));
                    texts.put(type.this_class.replace('/', '.'), texts(type.constant_pool));
                }
            }
        }
        return texts;
    }

    private static Set<String> texts(ConstantPool pool) {
        return IntStream.range(1, pool.size())
                .filter(i -> pool.entry(i) instanceof ConstantPool.StringInfo)
                .mapToObj(pool::string)
                .filter(t -> t.startsWith("io.mien."))
                .collect(Collectors.toSet());
    }

    private static boolean hasClasses(Jar jar, PackageRef reference) {
        var content = jar.getDirectory(reference.getPath());
        return content != null && content.keySet().stream().anyMatch(name -> name.endsWith(".class"));
    }

    private static Set<String> names(Set<PackageRef> packages) {
        return packages.stream().map(PackageRef::getFQN).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> staticState(Clazz type) {
        return type.fields()
                .filter(f -> f.isStatic() && !f.isSynthetic())
                .filter(f -> !Modifier.isFinal(f.getAccess())
                        || isContainer(f.getType().getFQN()))
                .map(f -> type.getFQN() + "." + f.getName())
                .toList();
    }

    /** A thread that a constructor starts may see an object whose fields, or those of a subclass, are not there yet. */
    private static boolean startsInConstructor(Clazz type) throws Exception {
        boolean[] starts = new boolean[1];
        type.parseClassFileWithCollector(new ClassDataCollector() {
            private boolean constructor;

            @Override
            public void method(Clazz.MethodDef defined) {
                constructor = defined.isConstructor();
            }

            @Override
            public void referenceMethod(int access, TypeRef owner, String name, String descriptor) {
                starts[0] |= constructor && owner.getFQN().equals(Thread.class.getName()) && name.equals("start");
            }
        });
        return starts[0];
    }

    private static boolean isContainer(String type) {
        return CONTAINERS.stream().anyMatch(type::startsWith);
    }
}
