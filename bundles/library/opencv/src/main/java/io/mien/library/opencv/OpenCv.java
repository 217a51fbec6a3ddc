package io.mien.library.opencv;

import java.util.Locale;
import org.opencv.core.Core;

/**
 * OpenCV's native code. It must be loaded from this bundle, whose class loader finds it in the
 * fragment of the platform; upstream's {@code nu.pattern.OpenCV} would copy it to a temporary folder
 * at each start, and its {@code OpenCVNativeLoader} writes to the console.
 */
public final class OpenCv {
    private OpenCv() {}

    /**
     * Loads the native code unless it is loaded. Thread-safe.
     *
     * @throws UnsatisfiedLinkError if no fragment for this platform is installed, or its code cannot
     *     be loaded here
     */
    public static synchronized void load() {
        if (isBound()) {
            return;
        }
        try {
            System.loadLibrary(Core.NATIVE_LIBRARY_NAME);
        } catch (UnsatisfiedLinkError e) {
            UnsatisfiedLinkError named = new UnsatisfiedLinkError(String.format(
                    Locale.ROOT,
                    "No OpenCV for %s %s; is bundle %s.<platform> there?",
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"),
                    OpenCv.class.getPackageName()));
            named.initCause(e);
            throw named;
        }
    }

    /** Also true on a plain class path where the program has bound the native code in its own way. */
    private static boolean isBound() {
        try {
            Core.getVersionMajor();
            return true;
        } catch (UnsatisfiedLinkError notYet) {
            return false;
        }
    }
}
