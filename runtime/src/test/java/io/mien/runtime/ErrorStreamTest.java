package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ErrorStreamTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ErrorStream word = new ErrorStream(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    private final PrintStream command = word.stream();

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void theCommandHasTheLastWord() {
        command.println("mien: a picture is damaged");
        word.ask();
        command.println("mien: interrupted: the gallery is as it was");
        word.say("ended in the middle of a step");
        assertEquals("mien: a picture is damaged\nmien: interrupted: the gallery is as it was\n", said());
    }

    @Test
    void itIsSaidForACommandThatSaysNothing() {
        command.println("mien: a picture is damaged");
        word.ask();
        word.say("ended in the middle of a step");
        assertEquals("mien: a picture is damaged\nmien: ended in the middle of a step\n", said());
    }

    @Test
    void aCommandThatSpeaksLateIsNotHeard() {
        word.ask();
        word.say("ended in the middle of a step");
        command.println("mien: interrupted: the gallery is as it was");
        command.write('x');
        assertEquals("mien: ended in the middle of a step\n", said());
    }
}
