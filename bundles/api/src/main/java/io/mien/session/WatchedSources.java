package io.mien.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sources of frames that a product watches, for as long as this is registered as a service: these, in place of those that it is
 * configured with. They may begin after {@code registerService} has returned; a configured source that ran is closed for good.
 *
 * @param addresses by the name of the source, such as {@code demo:} or {@code rtsp://camera.lan/stream}, in the order in which they
 *     begin
 */
public record WatchedSources(Map<String, String> addresses) {
    public WatchedSources {
        addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
    }
}
