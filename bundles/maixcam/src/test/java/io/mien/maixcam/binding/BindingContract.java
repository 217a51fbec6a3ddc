package io.mien.maixcam.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The behavior of every binding, with the vendor's simulator: the property {@code mien.cviruntime} is the folder of its
 * libraries.
 */
@Timeout(120)
abstract class BindingContract {
    private static final Optional<Path> SIMULATOR =
            Optional.ofNullable(System.getProperty("mien.cviruntime")).map(Path::of);
    private static final String FILE = "libcviruntime.so";
    private static final String MODEL =
            "models/mien_feature_npu/src/main/resources/OSGI-INF/mien/mien_feature_npu.cvimodel";

    /** Of what the network makes of {@link #fill}; the simulator computes as the NPU does, to the bit. */
    private static final String OUTPUT = "e78fa0229e789633d28d2a300d354d5c70c58d11d0ce58ab4aec19fb3dfc26bf";

    private static final String RESULT = "a result";

    private NpuLibrary library;
    private long handle;

    /** Opens a library. */
    abstract NpuLibrary open(Path file);

    @BeforeEach
    void register() throws Exception {
        assumeTrue(SIMULATOR.isPresent(), "no simulator: mien.cviruntime names no folder");
        library = open(SIMULATOR.orElseThrow().resolve(FILE));
        NpuLibrary.Opened opened = library.register(Files.readAllBytes(model()));
        assertEquals(NpuLibrary.SUCCESS, opened.code());
        handle = opened.handle();
    }

    @AfterEach
    void clean() {
        if (library != null) {
            assertEquals(NpuLibrary.SUCCESS, library.clean(handle));
        }
    }

    @Test
    void theModelsTensorsAreRead() {
        NpuLibrary.Tensors tensors = library.tensors(handle);
        assertEquals(NpuLibrary.SUCCESS, tensors.code());
        List<NpuTensor> inputs = TensorTable.read(library, tensors.inputs(), tensors.inputCount());
        List<NpuTensor> outputs = TensorTable.read(library, tensors.outputs(), tensors.outputCount());
        assertEquals("[data [1, 3, 112, 112] format 6 pixels 100]", inputs.toString());
        assertEquals("[embedding_Gemm_f32 [1, 256, 1, 1] format 0 pixels 100]", outputs.toString());
    }

    @Test
    void theNetworkComputesWhatItComputesInEveryBinding() throws Exception {
        assertEquals(OUTPUT, digest(handle));
    }

    @Test
    void aCopyComputesTheSameInMemoryOfItsOwn() throws Exception {
        NpuLibrary.Opened copy = library.copy(handle);
        assertEquals(NpuLibrary.SUCCESS, copy.code());
        assertNotEquals(handle, copy.handle());
        assertNotEquals(
                library.tensors(handle).inputs(), library.tensors(copy.handle()).inputs());
        assertEquals(OUTPUT, digest(copy.handle()));
        assertEquals(NpuLibrary.SUCCESS, library.clean(copy.handle()));
        assertEquals(OUTPUT, digest(handle));
    }

    @Test
    void memoryIsInTheProcessorsOrderAndWritten() {
        NpuTensor input = inputs(library.tensors(handle)).get(0);
        assertEquals(ByteOrder.nativeOrder(), input.memory().order());
        fill(input.memory());
        assertEquals(
                input.memory().duplicate().clear(),
                inputs(library.tensors(handle)).get(0).memory());
    }

    @Test
    void refusesWhatIsNotALibrary() {
        Throwable refusal = assertThrows(Throwable.class, () -> open(model()));
        assertTrue(refusal instanceof LinkageError || refusal instanceof IllegalArgumentException, refusal::toString);
    }

    /** Its standard output is where a command's results go; the process is one of its own, for Java cannot see what C prints. */
    @Test
    void outputDoesNotContainWhatTheLibraryPrints(@TempDir Path folder) throws Exception {
        Path out = folder.resolve("out.txt"), err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BindingContract.class.getName(),
                        library.getClass().getName(),
                        SIMULATOR.orElseThrow().resolve(FILE).toString(),
                        model().toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertEquals(0, process.waitFor(), () -> "see " + err);
        assertEquals(RESULT, Files.readString(out));
        assertTrue(Files.readString(err).contains("Simulator"), () -> "see " + err);
    }

    /** Opens a model and prints a result: the class of a binding, the library, the model. */
    public static void main(String[] args) throws Exception {
        NpuLibrary library = (NpuLibrary)
                Class.forName(args[0]).getDeclaredConstructor(Path.class).newInstance(Path.of(args[1]));
        library.clean(library.register(Files.readAllBytes(Path.of(args[2]))).handle());
        System.out.print(RESULT);
    }

    private String digest(long of) throws Exception {
        NpuLibrary.Tensors tensors = library.tensors(of);
        inputs(tensors).forEach(t -> fill(t.memory()));
        assertEquals(NpuLibrary.SUCCESS, library.forward(of, tensors));
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (NpuTensor output : TensorTable.read(library, tensors.outputs(), tensors.outputCount())) {
            sha.update(output.memory());
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private List<NpuTensor> inputs(NpuLibrary.Tensors tensors) {
        return TensorTable.read(library, tensors.inputs(), tensors.inputCount());
    }

    private static void fill(ByteBuffer memory) {
        for (int i = 0; i < memory.capacity(); i++) {
            memory.put(i, (byte) (i * 31 + i / 97));
        }
    }

    /** In the checkout, which the tests of every module run below. */
    private static Path model() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(MODEL))) {
            folder = folder.getParent();
        }
        return folder.resolve(MODEL);
    }
}
