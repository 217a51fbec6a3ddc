package io.mien.modelkit.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PythonTest {
    @TempDir
    Path folder;

    private Python python(Map<String, String> environment) {
        return new Python(folder, environment, folder, "python-that-is-nowhere");
    }

    private Path interpreter(String name, String script) {
        return Script.write(folder.resolve(name), script + "\n");
    }

    @Test
    void takesTheOneThatIsAskedForOrNone() throws Exception {
        Path good = interpreter("good", "echo 3.10");
        assertEquals(good, python(Map.of()).find(Optional.of(good)));

        Path newer = interpreter("newer", "echo 3.13");
        ConversionException e =
                assertThrows(ConversionException.class, () -> python(Map.of("MIEN_PYTHON", good.toString()))
                        .find(Optional.of(newer)));
        assertEquals(newer + ": is not a Python 3.10 that runs", e.getMessage());
    }

    @Test
    void theVariableGoesFirst() throws Exception {
        Path good = interpreter("good", "echo 3.10");
        interpreter(".pyenv/versions/3.10.1/bin/python3.10", "echo 3.10");
        assertEquals(good, python(Map.of("MIEN_PYTHON", good.toString())).find(Optional.empty()));
    }

    @Test
    void aShimThatRunsNothingIsPassedOver() throws Exception {
        Path shim = interpreter("shim", "echo 'version 3.10 is not set'; exit 127");
        interpreter(".pyenv/versions/3.10.1/bin/python3.10", "exit 1");
        Path good = interpreter(".pyenv/versions/3.10.2/bin/python3.10", "echo 3.10");
        assertEquals(good, python(Map.of("MIEN_PYTHON", shim.toString())).find(Optional.empty()));
    }

    @Test
    void saysWhatToInstallIfThereIsNone() {
        Python nowhere = new Python(folder, Map.of(), folder, "python-that-is-nowhere");
        ConversionException e = assertThrows(ConversionException.class, () -> nowhere.find(Optional.empty()));
        assertTrue(e.getMessage().startsWith("python3.10: not found"), e.getMessage());
        assertTrue(e.getMessage().contains("--python FILE, or MIEN_PYTHON"), e.getMessage());
    }
}
