package io.mien.deploy.service;

import io.mien.deploy.jar.FreeSpace;
import io.mien.deploy.jar.JarCheck;
import io.mien.deploy.jar.ListedContent;
import io.mien.deploy.probation.CodecLimits;
import io.mien.support.jar.JarLimits;
import java.nio.file.Path;
import java.time.Duration;

/** How files are looked into and codecs proved, as it is configured. */
public final class CheckSettings {
    private CheckSettings() {}

    /**
     * The checks that a configuration asks for.
     *
     * @param data the data folder
     * @param listed what may be deployed at all
     */
    public static JarCheck of(DeployConfig config, Path data, ListedContent listed) {
        JarLimits limits = new JarLimits(
                "io.mien.deploy",
                config.jar_unpacked_megabytes(),
                config.jar_entries(),
                config.jar_manifest_kilobytes(),
                config.jar_descriptions(),
                config.jar_description_kilobytes());
        return new JarCheck(limits, new FreeSpace(data, config.free_megabytes()), listed);
    }

    /** The conditions for a new picture codec. */
    static CodecLimits codecLimits(DeployConfig config) {
        return new CodecLimits(
                config.codec_probation_calls(),
                Duration.ofMillis(config.codec_probation_millis()),
                Duration.ofMillis(config.codec_probation_deadline_millis()),
                config.trial_difference());
    }
}
