package io.mien.recognizer.fake;

import io.mien.StageProperties;
import io.mien.recognizer.config.RecognizerConfig;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.Constants;

/** Service properties and configuration for tests. */
public final class Bench {
    private static final AtomicLong IDS = new AtomicLong();

    private Bench() {}

    /** Properties of a new service. */
    public static Map<String, Object> properties(String name, String version, int ranking) {
        return Map.of(
                Constants.SERVICE_ID,
                IDS.incrementAndGet(),
                Constants.SERVICE_RANKING,
                ranking,
                StageProperties.NAME,
                name,
                StageProperties.VERSION,
                version);
    }

    /** A configuration that waits for {@code waitMillis}. */
    public static RecognizerConfig config(long waitMillis) {
        return new RecognizerConfig() {
            @Override
            public Class<? extends Annotation> annotationType() {
                return RecognizerConfig.class;
            }

            @Override
            public String detector() {
                return "";
            }

            @Override
            public String aligner() {
                return "";
            }

            @Override
            public String extractor() {
                return "";
            }

            @Override
            public String matcher() {
                return "";
            }

            @Override
            public long wait_millis() {
                return waitMillis;
            }

            @Override
            public long drain_millis() {
                return 1000;
            }

            @Override
            public boolean keep_chips() {
                return true;
            }

            @Override
            public float chip_quality() {
                return .9f;
            }

            @Override
            public int batch() {
                return 2;
            }
        };
    }
}
