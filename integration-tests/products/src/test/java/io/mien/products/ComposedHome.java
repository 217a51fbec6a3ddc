package io.mien.products;

import java.nio.file.Path;

/** Products that the distribution composes. */
final class ComposedHome {
    private ComposedHome() {}

    /** Composes a product; each check must have said that all is well. */
    static Path of(Path folder, Object... arguments) {
        Path home = folder.resolve("product");
        Object[] all = new Object[arguments.length + 3];
        all[0] = "compose";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "-o";
        all[arguments.length + 2] = home;
        Mien.in(folder)
                .run(all)
                .done()
                .says("duplicates: ok", "natives: ok", "licences: ok", "test-bundles: ok", "all-started: ok");
        return home;
    }

    /** Runs a composed product, with nothing of the distribution but its pictures. */
    static Mien mien(Path home) {
        Mien any = Mien.atPictures();
        return new Mien(home, any.directory(), any.environment(), any.input(), any.deadline());
    }
}
