[basic]
type = cvimodel
model = mien_detector_npu.cvimodel

[extra]
model_type = retinaface
input_type = bgr
mean = 104, 117, 123
scale = 0.015625, 0.015625, 0.015625

[mien]
; INT8 for cv181x, made of mien_detector
name = mien_detector_npu
version = 1.0.0
licence = Apache-2.0
sha256 = eb168737cfb3c2f5f0f74d6c39197b251a7dfc5e61d54d3069643a56d6d1e073
confidence = 0.5
iou = 0.45
; a synthetic person, and what the float model answered: INT8 must come near it
trial = mien_detector_npu.trial
