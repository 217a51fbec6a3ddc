package io.mien.maixcam.npu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageRetiredException;
import io.mien.inference.InferenceSession;
import io.mien.maixcam.binding.Bindings;
import io.mien.maixcam.model.AddressSpace;
import io.mien.maixcam.model.TestFile;
import io.mien.maixcam.model.TestModel;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import io.mien.session.EngineLibrary;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

@Timeout(60)
class NpuEngineTest {
    private static final String CHIP = "io.mien.maixcam.chip";
    private static final int SIZE = 600_000;

    private final FakeLibrary library = new FakeLibrary();
    private Optional<String> before = Optional.empty();

    @TempDir
    private Path folder;

    @BeforeEach
    void newProcess() {
        before = Optional.ofNullable(System.clearProperty(CHIP));
    }

    @AfterEach
    void restore() {
        before.ifPresentOrElse(chip -> System.setProperty(CHIP, chip), () -> System.clearProperty(CHIP));
    }

    /** Of a megabyte, and of a process without limits. */
    private NpuEngine engine(String chip) {
        return engine(chip, folder);
    }

    private NpuEngine engine(String chip, Path process) {
        NpuConfig config = new TestNpuConfig("", chip, 1);
        return new NpuEngine(config, new Npu(config, new AddressSpace(process), path -> library));
    }

    private Model model() throws Exception {
        byte[] bytes = TestFile.bytes(SIZE);
        return TestModel.of(Files.write(folder.resolve("m.cvimodel"), bytes), TestModel.sha256(bytes));
    }

    private static void assertRefused(NpuEngine engine, Model model, String why) {
        ModelRejectedException e = assertThrows(ModelRejectedException.class, () -> engine.open(model));
        assertTrue(e.getMessage().startsWith("tested: " + why), e::getMessage);
    }

    @Test
    void memoryCountsDownAndUp() throws Exception {
        NpuEngine engine = engine("cv181x");
        for (int i = 0; i < 3; i++) {
            InferenceSession session = engine.open(model());
            assertTrue(engine.takes(session));
            assertRefused(engine, model(), "m.cvimodel has 600048 bytes, more than the 399952 left for models");
            session.close();
        }
        assertEquals(List.of(2L, 1L, 4L, 3L, 6L, 5L), library.cleaned);
    }

    @Test
    void aRefusedModelTakesNoMemory() throws Exception {
        NpuEngine engine = engine("cv181x");
        library.copying = FakeLibrary.FAILURE;
        assertRefused(engine, model(), "the NPU's library does not take it");
        library.copying = FakeLibrary.SUCCESS;
        engine.open(model()).close();
        assertEquals(0, library.open());
    }

    @Test
    void aProcessHasOneChipWhateverEngineComesNext() throws Exception {
        NpuEngine first = engine("cv181x");
        first.open(model()).close();
        first.stop();
        System.setProperty(CHIP, "cv180x");
        assertRefused(engine("cv181x"), model(), "this process had models for cv180x already");
        System.setProperty(CHIP, "cv181x");
        engine("cv181x").open(model()).close();
    }

    @Test
    void theChipIsThatOfTheFirstModelThatWasRegistered() throws Exception {
        assertRefused(engine("cv180x"), model(), "it is made for the chip 'cv181x', not for cv180x");
        assertEquals(Optional.empty(), Optional.ofNullable(System.getProperty(CHIP)));
        engine("cv181x").open(model()).close();
        assertEquals("cv181x", System.getProperty(CHIP));
    }

    @Test
    void withoutAddressSpaceNothingIsRegistered() throws Exception {
        Path process = Files.createDirectory(folder.resolve("process"));
        Files.writeString(process.resolve("limits"), "Max address space         5000000000       unlimited    bytes\n");
        Files.writeString(process.resolve("status"), "VmSize:\t  1000000 kB\n");
        assertRefused(engine("cv181x", process), model(), "the NPU's library needs 4300000000 bytes of address space");
        assertEquals(0, library.open());
        assertEquals(Optional.empty(), Optional.ofNullable(System.getProperty(CHIP)));
    }

    @Test
    void stoppingClosesWhatIsOpenAndTakesNoMore() throws Exception {
        NpuEngine engine = engine("cv181x");
        InferenceSession session = engine.open(model());
        engine.stop();
        assertEquals(List.of(2L, 1L), library.cleaned);
        assertThrows(
                StageRetiredException.class, () -> session.run(List.of(FakeLibrary.picture(1)), FakeLibrary::numbers));
        assertRefused(engine, model(), "the engine was stopped");
        assertEquals(0, library.open());
    }

    @Test
    void withoutALibraryNothingRuns() throws Exception {
        NpuConfig config = new TestNpuConfig("", "cv181x");
        NpuEngine engine = new NpuEngine(config, new Npu(config, new AddressSpace(folder), Bindings::open));
        assertFalse(engine.runs(model()));
        assertRefused(engine, model(), "the NPU's library is not there");
        assertTrue(engine("cv181x").runs(model()));
    }

    @Test
    void usesALentLibrary() throws Exception {
        List<String> opened = new ArrayList<>();
        Npu.Opening opening = path -> {
            opened.add(path);
            return library;
        };
        NpuConfig config = new TestNpuConfig("", "cv181x");
        assertTrue(new NpuEngine(config, new LentLibrary.Place(folder), opening).runs(model()));
        assertTrue(new NpuEngine(config, null, opening).runs(model()));
        assertEquals(List.of(folder.toString(), ""), opened);
    }

    /** An engine that is handed nothing is not restarted: its models stay open. */
    @Test
    void aLentLibraryIsHandedOnUnlessOneIsConfigured() {
        List<Object> handed = new ArrayList<>();
        BundleContext context = proxy(BundleContext.class, arguments -> {
            handed.add(arguments[1]);
            return proxy(ServiceRegistration.class, none -> handed.remove(arguments[1]));
        });
        new LentLibrary(context, new TestNpuConfig("/mnt/system/lib", "cv181x"), new EngineLibrary(folder)).stop();
        assertEquals(List.of(), handed);
        LentLibrary lent = new LentLibrary(context, new TestNpuConfig("", "cv181x"), new EngineLibrary(folder));
        assertEquals(List.of(new LentLibrary.Place(folder)), handed);
        lent.stop();
        assertEquals(List.of(), handed);
    }

    private static <T> T proxy(Class<T> type, Function<Object[], Object> call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> call.apply(arguments)));
    }

    @Test
    void aSessionOfAnotherEngineIsNotSubmittedTo() {
        InferenceSession other = (InferenceSession) Proxy.newProxyInstance(
                InferenceSession.class.getClassLoader(),
                new Class<?>[] {InferenceSession.class},
                (proxy, method, arguments) -> "another");
        NpuEngine engine = engine("cv181x");
        assertFalse(engine.takes(other));
        assertThrows(
                IllegalArgumentException.class,
                () -> engine.submit(other, List.of(FakeLibrary.picture(1)), FakeLibrary::numbers));
    }
}
