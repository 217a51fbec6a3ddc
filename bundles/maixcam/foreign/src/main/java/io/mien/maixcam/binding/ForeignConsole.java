package io.mien.maixcam.binding;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Optional;

/**
 * The vendor's simulator prints to C's standard output, which is where a command's results go. From then on what C prints there
 * goes to standard error; what Java prints stays where it was.
 */
@SuppressWarnings("restricted") // Both variables are pointers.
final class ForeignConsole {
    private ForeignConsole() {}

    /** With glibc, which lets the variable {@code stdout} be set; elsewhere it is a constant, and nothing is done. */
    static void toStandardError() {
        SymbolLookup c = Linker.nativeLinker().defaultLookup();
        Optional<MemorySegment> out = c.find("stdout"), error = c.find("stderr");
        if (c.find("gnu_get_libc_version").isPresent() && out.isPresent() && error.isPresent()) {
            MemorySegment pointer = error.get().reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
            out.get().reinterpret(ADDRESS.byteSize()).set(ADDRESS, 0, pointer);
        }
    }
}
