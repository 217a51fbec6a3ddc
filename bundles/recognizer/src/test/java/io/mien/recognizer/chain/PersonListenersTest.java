package io.mien.recognizer.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.recognizer.PersonListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Data about people that is kept elsewhere follows the gallery. */
class PersonListenersTest extends RecognizerServiceCase {
    private final List<String> heard = new ArrayList<>();

    private PersonListener listener(boolean kept, boolean fails) {
        return new PersonListener() {
            @Override
            public boolean forgotten(String label) throws MienException {
                return hear("forgot " + label);
            }

            @Override
            public void renamed(String label, String other) throws MienException {
                hear(label + " is " + other);
            }

            private boolean hear(String what) throws MienException {
                heard.add(what);
                if (fails) {
                    throw new MienException("disk full");
                }
                return kept;
            }
        };
    }

    @Test
    void aForgottenPersonIsForgottenEverywhere() throws MienException {
        recognizer.addPersonListener(listener(false, false));
        enroll(1, "Ada");
        assertTrue(recognizer.forget("Ada"));
        assertFalse(recognizer.forget("Ada"), "nothing was kept");
        assertEquals(List.of("forgot Ada", "forgot Ada"), heard, "also what an interrupted call left");
        recognizer.addPersonListener(listener(true, false));
        assertTrue(recognizer.forget("Ada"), "something was kept elsewhere");
    }

    @Test
    void aFailureIsToldAfterTheOthersHaveHeard() throws MienException {
        recognizer.addPersonListener(listener(true, true));
        recognizer.addPersonListener(listener(true, false));
        enroll(1, "Ada");
        MienException failure = assertThrows(MienException.class, () -> recognizer.forget("Ada"));
        assertEquals(
                "Ada is no longer in the gallery, but something that was kept elsewhere is not erased: disk full",
                failure.getMessage());
        assertEquals(2, heard.size());
        assertEquals(List.of(), recognizer.people());
    }

    @Test
    void aPersonWithAnotherNameHasItEverywhere() throws MienException {
        GalleryAdminService admin = new GalleryAdminService(slots, galleries);
        admin.addPersonListener(listener(true, false));
        enroll(1, "Ada");
        enroll(2, "Bela");
        admin.rename("Ada", "Grace");
        admin.merge("Bela", "Grace");
        assertThrows(MienException.class, () -> admin.rename("Nobody", "Ada"));
        assertEquals(List.of("Ada is Grace", "Bela is Grace"), heard);
    }
}
