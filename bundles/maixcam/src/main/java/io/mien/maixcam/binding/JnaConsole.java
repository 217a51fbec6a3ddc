package io.mien.maixcam.binding;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * The vendor's simulator prints to C's standard output, which is where a command's results go. From then on what C prints there
 * goes to standard error; what Java prints stays where it was.
 */
final class JnaConsole {
    private JnaConsole() {}

    /** With glibc, which lets the variable {@code stdout} be set; elsewhere it is a constant, and nothing is done. */
    static void toStandardError() {
        NativeLibrary c = NativeLibrary.getProcess();
        try {
            c.getFunction("gnu_get_libc_version");
            Pointer error = c.getGlobalVariableAddress("stderr").getPointer(0);
            c.getGlobalVariableAddress("stdout").setPointer(0, error);
        } catch (UnsatisfiedLinkError e) {
            // Another C library.
        }
    }
}
