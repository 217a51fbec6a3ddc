package io.mien.swaptest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Exchanges a part for its next version, new beside old, and the next time for the one that the distribution has. */
final class Exchanges {
    private static final String NEXT = "7.0.0";
    private static final int ANSWERS = 5;

    private final BundleContext context;
    private final Framework framework;
    private final Desk desk;
    private final Map<Part, Path> upgrades = new EnumMap<>(Part.class);

    Exchanges(BundleContext context, Framework framework, Desk desk) {
        this.context = context;
        this.framework = framework;
        this.desk = desk;
    }

    void exchange(Part part, Load load) throws Exception {
        Bundle old = framework.bundle(part.symbolicName);
        boolean upgrade = old.getVersion().getMajor() == 0;
        Path jar = upgrade ? upgrade(part) : Product.jar(part);
        Bundle newcomer = context.installBundle(part + "-" + System.nanoTime(), Files.newInputStream(jar));
        newcomer.start();
        if (upgrade && part != Part.STORE) {
            awaitServing(part, newcomer);
        }
        old.uninstall();
        awaitServing(part, newcomer);
        load.awaitAnswers(ANSWERS, framework);
    }

    private Path upgrade(Part part) throws Exception {
        if (!upgrades.containsKey(part)) {
            Path jar = Files.createTempFile(part.symbolicName + "-", ".jar");
            upgrades.put(part, Variant.of(Product.jar(part)).version(NEXT).write(jar));
        }
        return upgrades.get(part);
    }

    private void awaitServing(Part part, Bundle bundle) {
        desk.awaitServing(part, bundle);
    }
}
