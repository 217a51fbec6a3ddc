package io.mien.maixcam.npu;

import io.mien.maixcam.binding.Bindings;
import io.mien.maixcam.binding.NpuLibrary;
import io.mien.maixcam.model.AddressSpace;
import io.mien.maixcam.model.ModelFile;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** The vendor's library, opened when first asked for, and what it may be given. Thread-safe. */
final class Npu {
    private static final Logger LOG = System.getLogger(Npu.class.getName());

    /**
     * The chip whose models this process has had. The library takes it from the first one, for as long as the process lives, whatever
     * bundle comes after this one: hence a property of the process.
     */
    private static final String CHIP = "io.mien.maixcam.chip";

    private final NpuConfig config;
    private final AddressSpace addresses;
    private final Opening opening;
    private Optional<NpuLibrary> library; // guarded by this; null until asked for
    private long used; // bytes of the models that are open; guarded by this

    /** A model in the NPU, and the size of its file. */
    record Registered(NpuHandlePair pair, long bytes) {}

    /** How the library is opened, given its path. */
    interface Opening {
        NpuLibrary open(String path) throws Bindings.MissingException;
    }

    Npu(NpuConfig config, AddressSpace addresses, Opening opening) {
        this.config = config;
        this.addresses = addresses;
        this.opening = opening;
    }

    /** Whether the library is there and can be called. */
    synchronized boolean there() {
        if (library == null) {
            library = open();
        }
        return library.isPresent();
    }

    private Optional<NpuLibrary> open() {
        try {
            return Optional.of(opening.open(config.library_path()));
        } catch (Bindings.MissingException e) {
            LOG.log(Level.WARNING, "No model runs on the NPU: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Opens a model. One at a time: the first decides on the chip, and each on what is left for the next. */
    synchronized Registered register(Model model) throws ModelRejectedException {
        String name = model.mud().name();
        if (!there()) {
            throw new ModelRejectedException(name, "the NPU's library is not there");
        }
        byte[] bytes = ModelFile.read(model, config.chip(), config.memory_megabytes() * 1_000_000L - used);
        checkProcess(name);
        NpuHandlePair pair = NpuHandlePair.register(library.orElseThrow(), model.mud(), bytes);
        used += bytes.length;
        return new Registered(pair, bytes.length);
    }

    private void checkProcess(String name) throws ModelRejectedException {
        String before = System.getProperty(CHIP);
        if (before == null) {
            Optional<String> lack = addresses.lacks(config.address_space_megabytes() * 1_000_000L);
            if (lack.isPresent()) {
                throw new ModelRejectedException(name, lack.get());
            }
            System.setProperty(CHIP, config.chip());
        } else if (!before.equals(config.chip())) {
            throw new ModelRejectedException(
                    name,
                    "this process had models for " + before + " already, and takes no others until it is restarted");
        }
    }

    /** A model of this size is gone. */
    synchronized void freed(long bytes) {
        used -= bytes;
    }
}
