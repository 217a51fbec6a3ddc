package io.mien.runtime.maix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Models of the distribution as MaixPy's programs have them: {@code .mud} files with their weights beside them. */
record LooseModels(Path folder) {
    private static final String INSIDE = "OSGI-INF/mien/";

    /**
     * Unpacks a model, without its trial.
     *
     * @param change of the text of its description
     * @return the path of the description
     */
    String unpack(String name, UnaryOperator<String> change) throws IOException {
        Path mud = folder.resolve(name + ".mud");
        try (ZipFile zip = new ZipFile(bundle(name).toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                String file = entry.getName();
                if (file.startsWith(INSIDE + name + ".")
                        && !entry.isDirectory()
                        && file.indexOf('/', INSIDE.length()) < 0) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, folder.resolve(file.substring(INSIDE.length())));
                    }
                }
            }
        }
        String text = Files.readString(mud).replaceAll("(?m)^trial = .*$", "trial = none");
        Files.writeString(mud, change.apply(text));
        return mud.toString();
    }

    private static Path bundle(String name) throws IOException {
        Path home = Path.of(System.getProperty("mien.home"));
        for (String place : new String[] {"models", "bundles"}) {
            try (Stream<Path> files = Files.list(home.resolve(place))) {
                var found = files.filter(f -> f.getFileName().toString().startsWith("io.mien.model." + name + "-"))
                        .findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw new IOException("the distribution has no model " + name);
    }
}
