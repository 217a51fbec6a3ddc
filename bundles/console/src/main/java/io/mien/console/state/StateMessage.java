package io.mien.console.state;

import io.mien.boot.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the page is told a state: a line of JSON with the topic's name and its state. */
public final class StateMessage {
    private StateMessage() {}

    /** @param state as {@link StateTopic#state} says */
    public static String of(String topic, Object state) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("topic", topic);
        message.put("state", state);
        return JsonWriter.line(message);
    }
}
