package io.mien.runtime.maix;

import io.mien.image.Image;
import io.mien.maix.Maix;
import io.mien.maix.nn.FaceObjects;
import io.mien.maix.nn.FaceRecognizer;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.RecognizeOptions;
import io.mien.support.testing.Await;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** A program that opens and closes Mien many times, waits until no class and no thread of it is left, and prints what else is. */
final class OpenAndClose {
    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Path MAPPINGS = Path.of("/proc/self/maps");

    /** Threads that the JDK keeps for the process. */
    private static final List<String> JDK = List.of("ForkJoinPool.commonPool", "Java2D Disposer", "process reaper");

    /** Files that the program keeps open: its own jar, and those of native libraries. */
    private static final List<String> KEPT = List.of("/mien-maix", "/io.mien.library.");

    private final List<WeakReference<Object>> loaders = new ArrayList<>();
    private final Set<ClassLoader> ofProcess = new HashSet<>();
    private final Path picture;

    private OpenAndClose(Path picture) {
        this.picture = picture;
    }

    /** The number of cycles, and a picture with one face. */
    public static void main(String[] arguments) throws Exception {
        Set<Thread> threads = threads();
        OpenAndClose program = new OpenAndClose(Path.of(arguments[1]));
        int faces = 0;
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            faces += program.cycle(i);
        }
        System.out.println("faces " + faces);
        compareRecords();
        Await.until(
                () -> threads(threads) + " still run", () -> threads(threads).isEmpty());
        // Not while a thread runs: it keeps what it uses, and the processors would do nothing but collect garbage.
        Await.until(() -> program.left() + " of " + program.loaders.size() + " stay loaded", () -> {
            System.gc();
            return program.left().isEmpty();
        });
        System.out.println("loaders of the process " + program.ofProcess.size());
        System.out.println("files " + targets());
        System.out.println("libraries " + libraries());
    }

    /** Every tenth has two at a time. */
    private int cycle(int number) throws Exception {
        try (Maix one = Maix.open()) {
            note(one);
            if (number % 10 > 0) {
                return faces(one);
            }
            try (Maix pictures = Maix.shared();
                    Maix two = Maix.open()) {
                note(pictures);
                note(two);
                return faces(one) + faces(two);
            }
        }
    }

    /** As the recognizer of Mien and that of MaixPy's API find them. */
    private int faces(Maix maix) throws Exception {
        Image image = maix.mien().service(PictureCodec.class, WAIT).read(picture);
        int found = faces(maix, image);
        try (FaceRecognizer recognizer = new FaceRecognizer(maix, "mien_detector", "mien_feature", true)) {
            FaceObjects same = recognizer.recognize(io.mien.maix.image.Image.of(image));
            if (same.size() != found) {
                throw new AssertionError(same.size() + " faces, and not " + found);
            }
        }
        return found;
    }

    private static int faces(Maix maix, Image image) throws Exception {
        return maix.mien()
                .recognizer()
                .recognize(image, RecognizeOptions.defaults())
                .faces()
                .size();
    }

    private void note(Maix maix) {
        for (Bundle bundle : maix.mien().context().getBundles()) {
            BundleWiring wiring = bundle.adapt(BundleWiring.class);
            if (wiring == null || bundle.getBundleId() == 0) {
                continue;
            }
            ClassLoader loader = wiring.getClassLoader();
            if (loader instanceof URLClassLoader) {
                ofProcess.add(loader);
            } else if (loader != null) {
                loaders.add(new WeakReference<>(loader));
            }
        }
        loaders.add(new WeakReference<>(maix.mien().context().getBundle()));
    }

    private static final class Part {}

    private record Whole(Part part) {}

    /** Java 17 remembers the class of the part of a record that was compared, hashed or printed last. */
    private static void compareRecords() {
        Whole whole = new Whole(new Part());
        if (whole.equals(new Whole(new Part())) || (whole.hashCode() + whole.toString()).isEmpty()) {
            throw new AssertionError("two parts are not the same");
        }
    }

    private List<Object> left() {
        return loaders.stream()
                .<Object>map(WeakReference::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Set<String> threads(Set<Thread> but) {
        Set<String> names = new TreeSet<>();
        threads().stream()
                .filter(thread -> !but.contains(thread))
                .map(Thread::getName)
                .filter(name -> JDK.stream().noneMatch(name::startsWith))
                .forEach(names::add);
        return names;
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    /** The open files that are of Mien. */
    private static Set<String> targets() throws IOException {
        Set<String> targets = new TreeSet<>();
        if (Files.isDirectory(DESCRIPTORS)) {
            try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
                for (Path descriptor : (Iterable<Path>) descriptors::iterator) {
                    String target = Files.isSymbolicLink(descriptor)
                            ? Files.readSymbolicLink(descriptor).toString()
                            : "";
                    if (target.contains("mien-") && KEPT.stream().noneMatch(target::contains)) {
                        targets.add(target);
                    }
                }
            }
        }
        return targets;
    }

    /** The native libraries of Mien that are still loaded. */
    private static Set<String> libraries() throws IOException {
        Set<String> libraries = new TreeSet<>();
        if (Files.exists(MAPPINGS)) {
            Files.readAllLines(MAPPINGS).stream()
                    .filter(line -> line.contains("onnxruntime") || line.contains("jnidispatch"))
                    .forEach(line -> libraries.add(line.substring(line.lastIndexOf('/') + 1)));
        }
        return libraries;
    }
}
