package io.mien.runtime.maix;

import java.util.Optional;

/** What {@code java -jar mien-maix.jar} says: that the jar is for the class path of a program. */
public final class About {
    private static final String TEXT =
            """
            : face recognition by MaixPy's names, for the class path of a Java program.

              java -cp mien-maix.jar Ring.java

            Ring.java is your program. Mien's README shows one of ten lines.""";

    private About() {}

    /** Prints it. */
    public static void main(String[] arguments) {
        String version = Optional.ofNullable(About.class.getPackage().getImplementationVersion())
                .map(v -> " " + v)
                .orElse("");
        System.out.println("Mien" + version + TEXT);
    }
}
