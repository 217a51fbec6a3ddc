package io.mien.deploy.change;

import io.mien.StageWishes;
import io.mien.boot.generation.Lock;
import java.util.HashMap;
import java.util.Map;

/** The wishes of a list of what is installed. */
public final class LockWishes {
    private LockWishes() {}

    /** The wishes of a list. */
    public static StageWishes of(Lock lock) {
        Map<String, Object> values = new HashMap<>();
        lock.use().forEach((kind, name) -> values.put("use." + kind, name));
        values.put("refused", lock.refused().toArray(String[]::new));
        return StageWishes.of(values);
    }

    /** A list with these wishes. */
    public static Lock put(Lock lock, StageWishes wishes) {
        Map<String, String> use = new HashMap<>();
        wishes.use().forEach((kind, name) -> use.put(kind.word(), name));
        return lock.withWishes(use, wishes.refused());
    }
}
