package io.mien.modelkit.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mien.model.Equivalence;
import io.mien.model.InputSize;
import io.mien.model.ModelId;
import io.mien.model.Mud;
import io.mien.modelkit.pack.MudText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ConvertedMudTest {
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final String OTHER = SHA.replace('0', '1');
    private static final String SOURCE =
            """
            [basic]
            type = onnx
            model = feat.onnx
            [extra]
            model_type = face_feature
            mean = 0
            [mien]
            ; 256-d; float16 in the file
            name = feat
            licence = MIT
            threshold = 0.75
            trial = feat.trial
            """;
    private static final CoreGraph CORE =
            new CoreGraph(new InputSize(112, 112), List.of(127.5, 127.5, 127.5), List.of(.5, .5, .5));

    private static Mud made(Mud mud, String source) throws Exception {
        return Mud.parse(ConvertedMud.of(source, mud, "feat_npu", CORE, OTHER).toString(), "any.mud");
    }

    @Test
    void saysWhatTheCompilerChangedAndKeepsTheRest() throws Exception {
        Mud made = made(Mud.parse(SOURCE, "feat.mud"), SOURCE);
        assertEquals("cvimodel", made.format());
        assertEquals("feat_npu.cvimodel", made.file());
        assertEquals("feat_npu", made.name());
        assertEquals(List.of(127.5f, 127.5f, 127.5f), made.mean());
        assertEquals(List.of(.5f, .5f, .5f), made.scale());
        assertEquals(Optional.of(OTHER), made.sha256());
        assertEquals(OptionalDouble.of(.75), made.threshold());
        assertEquals("MIT", made.licence());
        assertEquals("", made.trial(), "the old one's trial is not this one's");
        assertEquals(Optional.empty(), made.equivalentTo(), "nothing was measured yet");
    }

    @Test
    void isEquivalentToWhatItWasMeasuredAgainst() throws Exception {
        assertEquals(new Equivalence(new ModelId("feat", SHA), OptionalDouble.of(.9925)), declared(SOURCE));
    }

    @Test
    void ofATwinIsInTheTwinsSpace() throws Exception {
        String twin = SOURCE + "equivalent-to = big@" + OTHER + ", cosine .999\n";
        assertEquals(new ModelId("big", OTHER), declared(twin).model());
    }

    private static Equivalence declared(String source) throws Exception {
        Mud mud = Mud.parse(source, "feat.mud");
        MudText text = ConvertedMud.of(source, mud, "feat_npu", CORE, OTHER);
        assertFalse(text.toString().contains("float16"), "what was said of the old file");
        AnswerLikeness.OfFeatures like = new AnswerLikeness.OfFeatures(new FigureSpread(List.of(.99, .995)));
        MudText declared = ConvertedMud.equivalent(text, mud, new ModelId("feat", SHA), like);
        return Mud.parse(declared.toString(), "feat_npu.mud").equivalentTo().orElseThrow();
    }
}
