package io.mien.swaptest;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Exchanges parts for others while frames go through. */
final class Exchanges {
    private static final String NEXT = "7.0.0";
    private static final String BROKEN = "9.0.0";
    private static final AtomicInteger INSTALLED = new AtomicInteger();

    private final BundleContext context;
    private final Desk desk;
    private final int answers;
    private final Map<Part, Path> upgrades = new EnumMap<>(Part.class);

    /** @param answers that must come between two steps, which shows that the load continues */
    Exchanges(BundleContext context, Desk desk, int answers) {
        this.context = context;
        this.desk = desk;
        this.answers = answers;
    }

    Bundle installed(Part part) {
        return desk.framework.bundle(part.symbolicName);
    }

    /** Starts a bundle beside all others, whatever has been installed of the same file. */
    Bundle start(Path jar) throws Exception {
        try (InputStream in = Files.newInputStream(jar)) {
            Bundle bundle = context.installBundle(jar + "#" + INSTALLED.incrementAndGet(), in);
            bundle.start();
            return bundle;
        }
    }

    /** The next version of a part. */
    Path next(Part part) throws Exception {
        if (!upgrades.containsKey(part)) {
            upgrades.put(part, Variant.of(SwapProduct.jar(part)).version(NEXT).write(target(part)));
        }
        return upgrades.get(part);
    }

    /** A version of a part above all others that does not work. */
    static Path broken(Part part) throws Exception {
        return Variant.of(SwapProduct.jar(part)).version(BROKEN).broken().write(target(part));
    }

    private static Path target(Part part) throws Exception {
        return Files.createTempFile(part.symbolicName + "-", ".jar");
    }

    /** Exchanges what is installed for the next version, and the next time for the one that the distribution has. */
    void exchange(Part part, Load load) throws Exception {
        Bundle old = installed(part);
        boolean original = old.getVersion().getMajor() == 0;
        replace(part, old, start(original ? next(part) : SwapProduct.jar(part)), load);
    }

    /** The old one goes once the new one serves; a store waits for its folder, and serves only when the old one has gone. */
    void replace(Part part, Bundle old, Bundle newcomer, Load load) throws Exception {
        boolean upgrade = newcomer.getVersion().compareTo(old.getVersion()) > 0;
        if (upgrade && part != Part.STORE) {
            desk.awaitServing(part, newcomer);
        }
        awaitAnswers(load);
        old.uninstall();
        desk.awaitServing(part, newcomer);
        awaitAnswers(load);
    }

    /** Other content in the same bundle. */
    void update(Part part, Bundle bundle, Path jar, Load load) throws Exception {
        try (InputStream in = Files.newInputStream(jar)) {
            bundle.update(in);
        }
        desk.awaitServing(part, bundle);
        awaitAnswers(load);
    }

    void awaitAnswers(Load load) {
        load.awaitAnswers(answers, desk.framework);
    }
}
