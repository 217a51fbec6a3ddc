package io.mien.upgrade.fetch;

import io.mien.MienException;
import io.mien.upgrade.plan.PlannedFile;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** A place that files of a release come from. */
interface FileSource {
    /**
     * Brings a file.
     *
     * @param target where it then lies, whole and with the digest that the release says
     * @param progress told how many bytes have come
     * @throws MienException naming the place and the reason; nothing then lies at {@code target}
     */
    void fetch(PlannedFile file, Path target, LongConsumer progress) throws MienException;
}
