package io.mien.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes models into a folder. */
public record TestModelFolder(Path folder) {
    public void detector(String name, String version, String word) throws IOException {
        write(name, mud(name, "retinaface", "version = " + version), word);
    }

    public void write(String name, String mud, String weights) throws IOException {
        Files.writeString(folder.resolve(name + ".mud"), mud);
        Files.writeString(folder.resolve(name + ".onnx"), weights);
    }

    public static String mud(String name, String type, String... mien) {
        return "[basic]\ntype = onnx\nmodel = " + name + ".onnx\n[extra]\nmodel_type = " + type + "\n[mien]\n"
                + String.join("\n", mien) + "\n";
    }

    public Path jar(String name, String mud, String weights) throws IOException {
        Path jar = folder.resolve(name + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "OSGI-INF/mien/" + name + ".mud", mud);
            if (!weights.isEmpty()) {
                entry(zip, "OSGI-INF/mien/" + name + ".onnx", weights);
            }
        }
        return jar;
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
