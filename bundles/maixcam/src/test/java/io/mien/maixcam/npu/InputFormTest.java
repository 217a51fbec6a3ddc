package io.mien.maixcam.npu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.inference.input.Letterboxer;
import io.mien.maixcam.binding.FakeMemory;
import io.mien.maixcam.binding.NpuTensor;
import io.mien.model.InputSize;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputFormTest {
    private static final List<Integer> PLANES = List.of(1, 3, 1, 2);
    private static final List<Integer> PIXELS = List.of(1, 1, 2, 3);

    /** Two pixels, red to blue. */
    private static final Image PICTURE = Image.of(2, 1, PixelFormat.RGB, new byte[] {0, 100, (byte) 255, 10, 20, 30});

    private static Mud mud(String order) throws ModelRejectedException {
        return Mud.parse(
                """
                [basic]
                type = cvimodel
                model = m.cvimodel
                [extra]
                model_type = face_feature
                input_type = %s
                mean = 127.5
                scale = 0.0078125
                """
                        .formatted(order),
                "tested.mud");
    }

    private static NpuTensor input(List<Integer> shape, int format, int pixelFormat, int bytes) {
        return new NpuTensor("data", shape, format, pixelFormat, false, 127.5f, FakeMemory.block(bytes));
    }

    private static void assertWritten(NpuTensor input, String order, int... expected) throws Exception {
        InputForm form = InputForm.of(input, mud(order));
        assertEquals(new InputSize(2, 1), form.size());
        ByteBuffer written = ByteBuffer.allocate(expected.length);
        form.letterboxer(written, 1).write(PICTURE, 0);
        byte[] bytes = new byte[expected.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) expected[i];
        }
        assertArrayEquals(bytes, written.array());
    }

    /** (0 - 127.5) / 128 x 127.5 = -127.0, 10: -117.0, 20: -107.1, 30: -97.1, 100: -27.4, 255: 127.0. */
    @Test
    void stepsAreInTheDescriptionsOrder() throws Exception {
        NpuTensor planes = input(PLANES, NpuTensor.INT8, NpuTensor.TENSOR, 6);
        assertWritten(planes, "rgb", -127, -117, -27, -107, 127, -97);
        assertWritten(planes, "bgr", 127, -97, -27, -107, -127, -117);
        NpuTensor pixels = input(PIXELS, NpuTensor.INT8, NpuTensor.RGB_PACKED, 6);
        assertWritten(pixels, "bgr", 127, -27, -127, -97, -107, -117);
    }

    @Test
    void barePixelsAreInTheTensorsOrder() throws Exception {
        NpuTensor packed = input(PIXELS, NpuTensor.UINT8, NpuTensor.BGR_PACKED, 6);
        assertWritten(packed, "rgb", 255, 100, 0, 30, 20, 10);
        NpuTensor planar = input(PLANES, NpuTensor.UINT8, NpuTensor.RGB_PLANAR, 6);
        assertWritten(planar, "bgr", 0, 10, 100, 20, 255, 30);
        NpuTensor silent = input(PLANES, NpuTensor.UINT8, NpuTensor.TENSOR, 6);
        assertWritten(silent, "bgr", 255, 30, 100, 20, 0, 10);
    }

    @Test
    void picturesThatWaitLieOneAfterTheOther() throws Exception {
        Image other = Image.of(2, 1, PixelFormat.RGB, new byte[] {1, 2, 3, 4, 5, 6});
        for (List<Integer> shape : List.of(PLANES, PIXELS)) {
            NpuTensor input = input(shape, NpuTensor.UINT8, NpuTensor.TENSOR, 6);
            InputForm form = InputForm.of(input, mud("rgb"));
            ByteBuffer room = ByteBuffer.allocate(18);
            Letterboxer letterboxer = form.letterboxer(room, 3);
            List<Image> pictures = List.of(PICTURE, other, PICTURE);
            for (int place = 0; place < 3; place++) {
                letterboxer.write(pictures.get(place), place);
            }
            for (int place = 0; place < 3; place++) {
                form.letterboxer(input.memory(), 1).write(pictures.get(place), 0);
                assertEquals(input.memory(), room.slice(place * 6, 6));
            }
        }
    }

    private static void assertRefused(NpuTensor input, String why) {
        ModelRejectedException e = assertThrows(ModelRejectedException.class, () -> InputForm.of(input, mud("rgb")));
        assertTrue(e.getMessage().startsWith("tested: its input " + why), e::getMessage);
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertRefused(
                input(PLANES, NpuTensor.FLOAT32, NpuTensor.TENSOR, 24), "is neither INT8 nor UINT8: data [1, 3, 1");
        String noPicture = "is not a picture with three channels: data ";
        assertRefused(input(List.of(3, 1, 2), NpuTensor.INT8, NpuTensor.TENSOR, 6), noPicture);
        assertRefused(input(List.of(2, 3, 1, 2), NpuTensor.INT8, NpuTensor.TENSOR, 12), noPicture);
        assertRefused(input(List.of(1, 4, 1, 2), NpuTensor.INT8, NpuTensor.TENSOR, 8), noPicture);
        assertRefused(input(List.of(1, 3, 0, 2), NpuTensor.INT8, NpuTensor.TENSOR, 0), noPicture);
        assertRefused(input(List.of(1, 3, 1, -2), NpuTensor.INT8, NpuTensor.TENSOR, 0), noPicture);
        assertRefused(
                input(List.of(1, 3, 65536, 65536), NpuTensor.INT8, NpuTensor.TENSOR, 0),
                "has 0 bytes, as if its rows were padded");
        int nv12 = 11;
        assertRefused(input(PLANES, NpuTensor.UINT8, nv12, 6), "is neither RGB nor BGR: data ");
        assertRefused(
                input(PLANES, NpuTensor.UINT8, NpuTensor.RGB_PLANAR, 96), "has 96 bytes, as if its rows were padded");
    }
}
