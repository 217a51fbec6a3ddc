package io.mien.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.console.access.ConsoleException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> opened = new ArrayList<>();
    private String refusal = "";
    private String browser = "";

    private int run(boolean open) {
        PageCommand.Links links = new PageCommand.Links() {
            @Override
            public String create() throws ConsoleException {
                fail(refusal);
                return "http://here/";
            }

            @Override
            public void open(String link) throws ConsoleException {
                fail(browser);
                opened.add(link);
            }
        };
        return new PageCommand(links)
                .applyAsInt(Map.of("out", new PrintStream(out, true), "err", new PrintStream(err, true), "open", open));
    }

    private static void fail(String reason) throws ConsoleException {
        if (!reason.isEmpty()) {
            throw new ConsoleException(reason);
        }
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void printsALinkAndHasItOpenedOnRequest() {
        assertEquals(0, run(false));
        assertEquals("page http://here/", text(out));
        assertEquals(List.of(), opened);
        assertEquals(0, run(true));
        assertEquals(List.of("http://here/"), opened);
        assertEquals("", text(err));
    }

    @Test
    void aLinkThatNoBrowserOpensIsGoodAllTheSame() {
        browser = "no browser can be opened: xdg-open does not start";
        assertEquals(0, run(true));
        assertEquals("page http://here/", text(out));
        assertEquals("mien: warning: " + browser, text(err));
    }

    @Test
    void withoutThePageThereIsNoLink() {
        refusal = "keystore of io.mien.console is empty";
        assertEquals(1, run(true));
        assertEquals("", text(out));
        assertEquals("mien: " + refusal, text(err));
    }
}
