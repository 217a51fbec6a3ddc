package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.fake.JsonTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Commands that look at pictures, typed at a desk of the test. */
abstract class PictureVerbCase {
    @TempDir
    Path folder;

    FakeDesk desk;

    @BeforeEach
    void sit() {
        desk = new FakeDesk(folder);
    }

    static Map<String, Object> json(Result result) {
        assertEquals(1, result.lines().size(), result.out());
        return JsonTree.object(result.lines().get(0));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> face(Map<String, Object> answer, int index) {
        return ((List<Map<String, Object>>) answer.get("faces")).get(index);
    }
}
