package io.mien.modelkit.pack;

import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A bundle that holds a model and no code: {@code OSGI-INF/mien/NAME.mud}, the weights, and the trial if there is one. The
 * same model gives the same bytes, on any day and with any zip library: nothing is compressed (weights hardly would be) and
 * every entry has the same time.
 *
 * @param text the description as it is packed
 * @param files what it describes
 * @param trial shipped with it, empty for {@code trial = none}
 */
record ModelBundle(String text, ModelFiles files, Optional<TrialFiles> trial) {
    private static final String FOLDER = "OSGI-INF/mien/";
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    void writeTo(OutputStream out) throws IOException, ModelRejectedException {
        Mud mud = Mud.parse(text, "the packed description");
        String file = FOLDER + BundleNames.plain(mud.name()) + ".mud";
        ZipOutputStream zip = new ZipOutputStream(out);
        folder(zip, "META-INF/");
        put(zip, "META-INF/MANIFEST.MF", ModelBundleManifest.of(mud));
        folder(zip, "OSGI-INF/");
        folder(zip, FOLDER);
        put(zip, file, text.getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, WeightsFile> each : files.named(mud).entrySet()) {
            WeightsFile content = each.getValue();
            zip.putNextEntry(entry(FOLDER + each.getKey(), content.size(), content.crc()));
            content.writeTo(zip);
            zip.closeEntry();
        }
        if (trial.isPresent()) {
            String below = FOLDER + trial.get().folder() + "/";
            folder(zip, below);
            for (Map.Entry<String, byte[]> each : trial.get().files().entrySet()) {
                put(zip, below + each.getKey(), each.getValue());
            }
        }
        zip.finish();
    }

    private static void folder(ZipOutputStream zip, String name) throws IOException {
        put(zip, name, new byte[0]);
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        zip.putNextEntry(entry(name, content.length, crc.getValue()));
        zip.write(content);
        zip.closeEntry();
    }

    private static ZipEntry entry(String name, long size, long crc) {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(TIME);
        entry.setSize(size);
        entry.setCompressedSize(size);
        entry.setCrc(crc);
        return entry;
    }
}
