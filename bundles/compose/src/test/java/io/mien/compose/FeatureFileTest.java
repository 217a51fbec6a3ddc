package io.mien.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.compose.feature.FeatureException;
import io.mien.compose.feature.FeatureFile;
import io.mien.compose.feature.Want;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureFileTest {
    private static FeatureFile wanting(String wants) throws FeatureException {
        return FeatureFile.of(
                "{\"extensions\": {\"mien-wants\": {\"type\": \"json\", \"json\": {\"wants\": [" + wants + "]}}}}");
    }

    @Test
    void anEntryNamesOneOrSeveral() throws FeatureException {
        assertEquals(
                Optional.of(List.of(
                        new Want("matcher", "exact", List.of("run"), false),
                        new Want("matcher", "signs", List.of("run"), false),
                        new Want("bundle", "more", List.of(), true))),
                wanting(
                                "{\"matcher\": [\"exact\", \"signs\"], \"only\": \"run\"}, {\"bundle\": \"more\", \"optional\": true}")
                        .wants());
    }

    @Test
    void aFileWithoutTheExtensionWantsNothing() throws FeatureException {
        assertEquals(Optional.empty(), FeatureFile.of("{\"bundles\": []}").wants());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'matchers': 'exact'}; 'matchers' in 'mien-wants' is none of",
                "{'matcher': 'exact', 'store': 'log'}; an entry of 'mien-wants' names [matcher, store] and not one of",
                "{'only': 'run'}; an entry of 'mien-wants' names [] and not one of",
                "{'matcher': []}; 'matcher' in 'mien-wants' is empty",
                "{'matcher': 1}; 'matcher' in 'mien-wants' holds something that is not text",
                "{'matcher': 'exact', 'optional': 'yes'}; 'optional' of a matcher is neither true nor false",
                "'exact'; an entry of 'mien-wants' is not a JSON object"
            },
            quoteCharacter = '"')
    void saysWhatIsWrong(String entry, String message) throws FeatureException {
        FeatureFile file = wanting(entry.replace('\'', '"'));
        String said = assertThrows(FeatureException.class, file::wants).getMessage();
        assertEquals(message, said.substring(0, Math.min(message.length(), said.length())), said);
    }
}
