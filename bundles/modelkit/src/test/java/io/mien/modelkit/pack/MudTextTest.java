package io.mien.modelkit.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MudTextTest {
    private static final String TEXT =
            "; a model\n[basic]\ntype = onnx\n\n[mien]\n; made by hand\nname = old\n; of last year\nthreshold = 0.7\n";

    @Test
    void aValueIsExchangedWhereItStands() {
        assertEquals(
                TEXT.replace("name = old", "name = new"),
                MudText.of(TEXT).with("mien", "name", "new").toString());
    }

    @Test
    void aNewKeyGoesToTheEndOfItsSection() {
        String expected = TEXT.replace("type = onnx\n", "type = onnx\nmodel = a.onnx\n");
        assertEquals(expected, MudText.of(TEXT).with("basic", "model", "a.onnx").toString());
    }

    @Test
    void aMissingSectionIsAdded() {
        assertEquals(
                "[basic]\ntype = onnx\n\n[mien]\nname = a\n",
                MudText.of("[basic]\ntype = onnx").with("mien", "name", "a").toString());
        assertEquals(
                "[mien]\nname = a\n", MudText.of("").with("mien", "name", "a").toString());
    }

    @Test
    void aCommentTakesTheOldOnesPlace() {
        String expected = TEXT.replace("; of last year\nthreshold = 0.7", "; of today\nthreshold = 0.8");
        assertEquals(
                expected,
                MudText.of(TEXT).with("mien", "threshold", "0.8", "of today").toString());
    }

    @Test
    void aCommentAfterTheValueStaysUnlessAnotherIsGiven() {
        String text = "[mien] ; ours\nthreshold = 0.7 # measured\n";
        assertEquals(
                "[mien] ; ours\nthreshold = 0.8 # measured\n",
                MudText.of(text).with("mien", "threshold", "0.8").toString());
        assertEquals(
                "[mien] ; ours\n; of today\nthreshold = 0.8\n",
                MudText.of(text).with("mien", "threshold", "0.8", "of today").toString());
    }

    @Test
    void theLastOfSeveralCountsAsItDoesForAReader() {
        String text = "\uFEFF[Mien]\nNAME = a\n[basic]\nname = b\n[mien]\nname = c\n#name = d\n";
        assertEquals(
                text.replace("name = c", "name = e"),
                MudText.of(text).with("mien", "name", "e").toString());
    }
}
