package io.mien.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.aligner.FaceTemplate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MudTest {
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final String LEAST =
            """
            [basic]
            type = onnx
            model = face.onnx
            [extra]
            model_type = retinaface
            """;

    @Test
    void readsWhatMaixPyWrites() throws ModelRejectedException {
        Mud mud = Mud.parse(
                """
                [basic]
                type = cvimodel
                model = retinaface.cvimodel

                [extra]
                model_type = retinaface
                input_type = bgr
                mean = 104, 117, 123
                scale = 0.0078125, 0.5, 1
                labels = face, mask
                anchors = 1, 2, 3
                """,
                "retinaface.mud");
        assertEquals("cvimodel", mud.format());
        assertEquals("retinaface.cvimodel", mud.file());
        assertEquals("retinaface", mud.modelType());
        assertEquals(ChannelOrder.BGR, mud.channels());
        assertEquals(List.of(104f, 117f, 123f), mud.mean());
        assertEquals(List.of(.0078125f, .5f, 1f), mud.scale());
        assertEquals(List.of("face", "mask"), mud.labels());
    }

    @Test
    void aModelOfMaixCam2IsRefusedByNameWithWhatToUseInstead() {
        ModelRejectedException e = assertThrows(
                ModelRejectedException.class,
                () -> Mud.parse(
                        """
                        [basic]
                        type = axmodel
                        model_npu = yolo11s_face_npu.axmodel
                        model_vnpu = yolo11s_face_vnpu.axmodel

                        [extra]
                        model_type = yolo11
                        """,
                        "yolo11s_face.mud"));
        assertEquals(
                "yolo11s_face.mud: [basic] type axmodel runs on a MaixCAM2 alone, and Mien has no engine for it; use the .onnx"
                        + " that it was made of, with type = onnx, or a cvimodel made of that",
                e.getMessage());
    }

    @Test
    void hasDefaultsForTheRest() throws ModelRejectedException {
        Mud mud = Mud.parse(LEAST, "some/folder/Face One.MUD");
        Mud expected = new Mud(
                "Face One",
                "0.0.0",
                "unknown",
                "onnx",
                "face.onnx",
                "retinaface",
                ChannelOrder.RGB,
                List.of(0f, 0f, 0f),
                List.of(1f, 1f, 1f),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                .5f,
                .45f,
                OptionalDouble.empty(),
                FaceTemplate.ARCFACE_112,
                Optional.empty(),
                "");
        assertEquals(expected, mud);
    }

    @Test
    void readsTheKeysOfItsOwn() throws ModelRejectedException {
        Mud mud = Mud.parse(
                LEAST.replace("retinaface", "face_feature")
                        + """
                [mien]
                name = mien_feature
                version = 1.2.3.beta
                licence = Apache-2.0
                sha256 = %s
                input = 640x480
                ranking = -5
                confidence = .6
                iou = .3
                threshold = .75
                template = 160x120, 54 60 104 59 79.5 88, 59 118 101 117
                equivalent-to = big@%s  cosine .9989
                trial = none
                """
                                .formatted(SHA.toUpperCase(Locale.ROOT), SHA),
                "x.mud");
        assertEquals("mien_feature", mud.name());
        assertEquals("1.2.3.beta", mud.version());
        assertEquals("Apache-2.0", mud.licence());
        assertEquals(Optional.of(SHA), mud.sha256());
        assertEquals(Optional.of(new InputSize(640, 480)), mud.input());
        assertEquals(-5, mud.ranking());
        assertEquals(.6f, mud.confidence());
        assertEquals(.3f, mud.iou());
        assertEquals(OptionalDouble.of(.75), mud.threshold());
        assertEquals("160x120-", mud.template().id().substring(0, 8));
        assertEquals(79.5f, mud.template().points().get(2).x());
        assertEquals(
                Optional.of(new Equivalence(new ModelId("big", SHA), OptionalDouble.of(.9989))), mud.equivalentTo());
        assertEquals("none", mud.trial());
    }

    @Test
    void readsTextAsPeopleWriteIt() throws ModelRejectedException {
        Mud mud = Mud.parse(
                "\uFEFF[Basic]\r\n; a comment\r\n# another = one\r\nTYPE=onnx\r\nmodel =a=b.onnx\r\n"
                        + "[extra]\rmodel_type\t=\tyunet\nmean = 127.5\nscale=\n[unheard-of]\nkey = value",
                "x.mud");
        assertEquals("a=b.onnx", mud.file());
        assertEquals("yunet", mud.modelType());
        assertEquals(List.of(127.5f, 127.5f, 127.5f), mud.mean());
        assertEquals(List.of(1f, 1f, 1f), mud.scale());
    }

    @Test
    void aCommentMayFollowAValueOrASection() throws ModelRejectedException {
        Mud mud = Mud.parse(
                "[basic] ; where\ntype = onnx # of 2025\nmodel = a#1;b.onnx\t; the file\n[extra]\nmodel_type = yunet\n"
                        + "scale = .5 ; 1/2\nmean =   # none\n",
                "x.mud");
        assertEquals("onnx", mud.format());
        assertEquals("a#1;b.onnx", mud.file());
        assertEquals(List.of(.5f, .5f, .5f), mud.scale());
        assertEquals(List.of(0f, 0f, 0f), mud.mean());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[extra] | input_type = gray",
                "[extra] | mean = 1, 2",
                "[extra] | mean = 1, 2, NaN",
                "[extra] | scale = 1, x, 3",
                "[extra] | scale = Infinity",
                "[mien] | name = a@b",
                "[mien] | name = a/b",
                "[mien] | name = a\u0000b",
                "[mien] | name = a\u001b[2Jb",
                "[mien] | name = a\u009b2Jb",
                "[mien] | name = a\u202eb",
                "[mien] | version = newest",
                "[mien] | sha256 = 1234",
                "[mien] | input = 0x640",
                "[mien] | input = 640",
                "[mien] | ranking = high",
                "[mien] | confidence = 1.01",
                "[mien] | confidence = NaN",
                "[mien] | iou = -0.1",
                "[mien] | threshold = 80 %",
                "[mien] | template = other",
                "[mien] | template = 112x112",
                "[mien] | equivalent-to = big",
                "[mien] | equivalent-to = big@1234, cosine .9",
                "[basic] | model = ../face.onnx",
                "[basic] | model = /face.onnx",
                "[basic] | model = a\\b.onnx",
                "[basic] | model = c:face.onnx",
                "[basic] | model = a\u0000b",
                "[basic] | model = ..",
            })
    void refusesAWrongValueByFileAndKey(String section, String line) {
        String message = refused(LEAST + section + "\n" + line);
        assertTrue(message.startsWith("x.mud: " + section + " " + line.split(" ")[0]), message);
    }

    @Test
    void refusesANameThatIsTooLongOrComesOfAnOddFile() throws ModelRejectedException {
        assertEquals(
                100,
                Mud.parse(LEAST + "[mien]\nname = " + "x".repeat(100), "x.mud")
                        .name()
                        .length());
        assertTrue(refused(LEAST + "[mien]\nname = " + "x".repeat(101)).contains("has 1 to 100 characters"));
        String message = assertThrows(ModelRejectedException.class, () -> Mud.parse(LEAST, "a\u001bb.mud"))
                .getMessage();
        assertTrue(message.contains("[mien] name has 1 to 100 characters"), message);
    }

    @ParameterizedTest
    @CsvSource({"type,[basic] type", "model ,[basic] model", "model_type,[extra] model_type"})
    void refusesToGuessWhatIsMissing(String key, String named) {
        String message = refused(LEAST.replace("\n" + key, "\nother_" + key));
        assertEquals("x.mud: no " + named, message);
    }

    @Test
    void refusesWhatIsNoDescription() {
        assertTrue(refused("").contains("no [basic] type"));
        String message = refused("x".repeat(1_000));
        assertTrue(message.contains("neither a section nor key = value: 'xxx"), message);
        assertTrue(message.length() < 200, message);
    }

    private static String refused(String text) {
        return assertThrows(ModelRejectedException.class, () -> Mud.parse(text, "x.mud"))
                .getMessage();
    }
}
