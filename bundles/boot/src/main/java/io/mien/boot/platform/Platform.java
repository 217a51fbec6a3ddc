package io.mien.boot.platform;

import java.util.Locale;

/** The name of this platform, as fragments of native code have it: {@code linux-x86-64}, {@code macos-aarch64}. */
public final class Platform {
    private Platform() {}

    /** The platform of this process. */
    public static String current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /**
     * @param name as the system property {@code os.name} has it
     * @param architecture as {@code os.arch} has it
     */
    public static String of(String name, String architecture) {
        String system = name.toLowerCase(Locale.ROOT);
        String shortSystem = system.startsWith("mac") ? "macos" : system.startsWith("windows") ? "windows" : system;
        String processor =
                switch (architecture) {
                    case "amd64", "x86_64" -> "x86-64";
                    case "arm64" -> "aarch64";
                    default -> architecture;
                };
        return shortSystem + "-" + processor;
    }
}
