package io.mien.maixcam.npu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputNameTest {
    @ParameterizedTest
    @CsvSource({
        "loc_Concat_f32, loc",
        "fc5_bn_BatchNormalization_f32, fc5_bn",
        "cls_8_Sigmoid_f32, cls_8",
        "embedding_f32, embedding",
        "kps_16, kps_16",
        "Output_Of_It, Output_Of_It"
    })
    void removesTheSuffixOfTheCompiler(String converted, String original) {
        assertEquals(original, OutputName.original(converted));
    }
}
