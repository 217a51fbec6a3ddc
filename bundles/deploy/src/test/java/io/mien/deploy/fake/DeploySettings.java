package io.mien.deploy.fake;

import io.mien.deploy.service.DeployConfig;
import java.lang.annotation.Annotation;

/** Configuration for tests: patience is short. */
public record DeploySettings() implements DeployConfig {
    @Override
    public int keep_generations() {
        return 5;
    }

    @Override
    public long quiet_millis() {
        return 8_000;
    }

    @Override
    public long trial_millis() {
        return 8_000;
    }

    @Override
    public double trial_difference() {
        return 8;
    }

    @Override
    public long settle_millis() {
        return 60;
    }

    @Override
    public long queue_millis() {
        return 5_000;
    }

    @Override
    public long look_millis() {
        return 50;
    }

    @Override
    public int probation_crashes() {
        return 1;
    }

    @Override
    public int codec_probation_calls() {
        return 5;
    }

    @Override
    public long codec_probation_millis() {
        return 600_000;
    }

    @Override
    public String inbox() {
        return "deploy";
    }

    @Override
    public long inbox_poll_millis() {
        return 50;
    }

    @Override
    public long inbox_wait_millis() {
        return 1_000;
    }

    @Override
    public long start_millis() {
        return 3_000;
    }

    @Override
    public long codec_probation_deadline_millis() {
        return 10_000;
    }

    @Override
    public int jar_unpacked_megabytes() {
        return 4;
    }

    @Override
    public int jar_entries() {
        return 100;
    }

    @Override
    public int jar_manifest_kilobytes() {
        return 64;
    }

    @Override
    public int jar_descriptions() {
        return 2;
    }

    @Override
    public int jar_description_kilobytes() {
        return 4;
    }

    @Override
    public int free_megabytes() {
        return 1;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return DeployConfig.class;
    }
}
