package io.mien.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.display.Button;
import io.mien.store.Person;
import java.util.List;
import org.junit.jupiter.api.Test;

class ButtonsTest extends LiveCase {
    @Test
    void learnEnrollsTheLargestFaceUnderTheNextNumber() throws Exception {
        Live live = live(false);
        camera.see(3, 7);
        assertEquals(List.of("unknown", "unknown"), labels());
        live.pressed(Button.LEARN, 0);
        assertEquals("learned Person 1", message());
        camera.see(7, 3);
        assertEquals(List.of("Person 1", "unknown"), labels());
        live.pressed(Button.LEARN, 1);
        assertEquals("known already: Person 1", message());
        camera.see(3);
        labels();
        live.pressed(Button.LEARN, 2);
        assertEquals("learned Person 2", message());
        recognizer.forget("Person 1");
        camera.see(9);
        labels();
        live.pressed(Button.LEARN, 3);
        assertEquals("learned Person 3", message(), "a free number below another is not used again");
    }

    @Test
    void theFrameThatWasOnTheScreenIsMeant() throws Exception {
        Live live = live(false);
        camera.see(5);
        camera.see(6);
        next();
        next();
        live.pressed(Button.LEARN, 0);
        assertEquals("learned Person 1", message());
        camera.see(5, 6);
        assertEquals(List.of("Person 1", "unknown"), labels());
        live.pressed(Button.LEARN, -1);
        assertEquals("learned Person 2", message(), "without a frame on the screen the latest");
        camera.see(6, 5);
        assertEquals(List.of("Person 2", "Person 1"), labels());
    }

    @Test
    void learnNeedsAFace() throws Exception {
        Live live = live(false);
        live.pressed(Button.LEARN, -1);
        assertEquals("nothing seen yet", message());
        camera.see();
        next();
        live.pressed(Button.LEARN, 0);
        assertEquals("no face to learn", message());
        assertEquals(List.of(), recognizer.people());
    }

    @Test
    void clearForgetsEverybody() throws Exception {
        Live live = live(false);
        camera.see(5);
        next();
        live.pressed(Button.CLEAR, 0);
        assertEquals("nobody to forget", message());
        live.pressed(Button.LEARN, 0);
        assertEquals("learned Person 1", message());
        live.pressed(Button.CLEAR, 0);
        assertEquals("forgot 1", message());
        assertEquals(List.of(), recognizer.people().stream().map(Person::label).toList());
    }

    @Test
    void backEndsOnlyWhereThatIsConfigured() throws Exception {
        Live going = live(false);
        going.pressed(Button.BACK, -1);
        going.pressed(Button.CLEAR, -1);
        message();
        camera.see(1);
        next();
        going.stop();
        Live stopping = live(true);
        stopping.pressed(Button.BACK, -1);
        stopping.pressed(Button.CLEAR, -1);
        message();
        camera.see(1);
        stopping.stop();
        assertEquals(1, camera.taken.get(), "no frame is taken after back");
    }
}
