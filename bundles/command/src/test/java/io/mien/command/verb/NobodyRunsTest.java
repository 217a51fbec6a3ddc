package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NobodyRunsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"stop", "health", "shell"})
    void aCommandForARunningMienSaysThatNoneRuns(String command) {
        Result result = new FakeDesk(folder).onData(command);
        assertEquals(1, result.code());
        assertEquals("mien: no Mien runs on " + folder.resolve("data") + "\n", result.err());
    }
}
