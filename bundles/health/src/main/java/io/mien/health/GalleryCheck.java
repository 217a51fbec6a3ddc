package io.mien.health;

import io.mien.MienException;
import io.mien.recognizer.GalleryStatus;
import io.mien.recognizer.Recognizer;
import java.util.List;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether everybody who was enrolled can be found. */
@Component(property = {HealthCheck.NAME + "=gallery", HealthCheck.TAGS + "=mien"})
public final class GalleryCheck implements HealthCheck {
    private final Recognizer recognizer;

    @Activate
    public GalleryCheck(@Reference Recognizer recognizer) {
        this.recognizer = recognizer;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        try {
            List<GalleryStatus> galleries = recognizer.galleries();
            log.info("{} galleries are loaded", galleries.size());
            galleries.forEach(g -> check(g, log));
        } catch (MienException e) {
            log.critical("{}", e.getMessage());
        }
        return new Result(log);
    }

    private static void check(GalleryStatus gallery, FormattingResultLog log) {
        String name = gallery.space().model().name();
        if (gallery.progress() < 1 && gallery.serving()) {
            log.temporarilyUnavailable("the gallery of {} is being made: {} %", name, percent(gallery));
        } else if (gallery.progress() < 1) {
            log.info("the gallery of {} is being made: {} %", name, percent(gallery));
        } else {
            log.info("{} faces can be found with {}", gallery.faces(), name);
        }
        if (gallery.serving() && !gallery.lacking().isEmpty()) {
            log.warn("{} faces need enrolling again for {}", gallery.lacking().size(), name);
        }
    }

    private static int percent(GalleryStatus gallery) {
        return (int) (gallery.progress() * 100);
    }
}
