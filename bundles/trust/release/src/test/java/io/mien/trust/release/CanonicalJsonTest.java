package io.mien.trust.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.boot.json.Json;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    @Test
    void membersAreInTheOrderOfCodePoints() throws Exception {
        // U+FF5E lies above the first half of U+1F600, and below U+1F600 itself.
        assertEquals(
                "{\"\":0,\"A\":1,\"a\":2,\"ab\":3,\"b\":4,\"\uff5e\":5,\"\ud83d\ude00\":6,\"\ud83d\ude01\":7}",
                canonical(
                        "{\"\ud83d\ude01\":7,\"\ud83d\ude00\":6,\"\uff5e\":5,\"b\":4,\"ab\":3,\"a\":2,\"A\":1,\"\":0}"));
    }

    @Test
    void onlyQuotationMarksAndBackslashesAreEscaped() throws Exception {
        assertEquals("[\"\\\\\\\"/\n\u0001\u00e9\"]", canonical(" [ \"\\\\\\\"\\/\\n\\u0001\\u00e9\" ] "));
    }

    @Test
    void blanksGoAndValuesStay() throws Exception {
        assertEquals(
                "{\"a\":[],\"b\":{},\"c\":[null,true,false,-12,0]}",
                canonical("{ \"c\": [null, true, false, -12, -0],\n \"b\": { }, \"a\": [ ] }"));
    }

    @Test
    void otherValuesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.encode(1.5));
        assertThrows(CharacterCodingException.class, () -> CanonicalJson.encode("\udc00"));
    }

    private static String canonical(String json) throws Exception {
        return new String(CanonicalJson.encode(Json.parseStrictly(json)), StandardCharsets.UTF_8);
    }
}
