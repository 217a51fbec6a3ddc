package io.mien.modelkit.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.model.InputSize;
import io.mien.model.Mud;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoreGraphTest {
    private static Mud mud(String more) throws Exception {
        return Mud.parse("[basic]\ntype = onnx\nmodel = a.onnx\n[extra]\nmodel_type = face_feature\n" + more, "a.mud");
    }

    @Test
    void graphAndDescriptionTogetherComputeTheSame() throws Exception {
        CoreGraph core = CoreGraph.parse(
                "{\"shape\":[1,3,256,320],\"scale\":[0.5,0.5,0.25],\"shift\":[0,-1,1]}",
                mud("mean = 100, 110, 120\nscale = 1, 2, 4"));
        assertEquals(new InputSize(320, 256), core.input());
        assertEquals(List.of(.5, 1., 1.), core.scale());
        assertEquals(List.of(100., 111., 119.), core.mean());
        assertEquals("100,111,119", CoreGraph.text(core.mean(), ","));
        assertEquals("0.5, 1, 1", CoreGraph.text(core.scale(), ", "));
    }

    @Test
    void aNetworkOfAnySizeTakesTheDescriptions() throws Exception {
        String any = "{\"shape\":[1,3,0,0],\"scale\":[1,1,1],\"shift\":[0,0,0]}";
        assertEquals(
                new InputSize(64, 48),
                CoreGraph.parse(any, mud("[mien]\ninput = 64x48")).input());
        ConversionException e = assertThrows(ConversionException.class, () -> CoreGraph.parse(any, mud("")));
        assertTrue(e.getMessage().contains("[mien] input = WIDTHxHEIGHT"), e.getMessage());
    }

    @Test
    void refusesWhatTakesNoPicture() {
        for (String said : List.of("{}", "{\"shape\":[1,1,2,2],\"scale\":[1,1,1],\"shift\":[0,0,0]}", "Traceback")) {
            assertThrows(ConversionException.class, () -> CoreGraph.parse(said, mud("")), said);
        }
    }
}
