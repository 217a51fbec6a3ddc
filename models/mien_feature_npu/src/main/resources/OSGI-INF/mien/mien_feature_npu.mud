[basic]
type = cvimodel
model = mien_feature_npu.cvimodel

[extra]
model_type = face_feature
input_type = rgb
mean = 127.5, 127.5, 127.5
scale = 0.0078125, 0.0078125, 0.0078125

[mien]
; INT8 for cv181x, made of mien_feature
name = mien_feature_npu
version = 1.0.0
licence = Apache-2.0
sha256 = 50652b2408702a3c8edce8caab8dbdd56d7997952db5d8c6b9a4435fa811d147
; score = .5 + .5 cos at FAR 1 % for 120 people with one picture each, on LFW people in none of the shared pictures
threshold = 0.734
; embeddings against those of mien_feature: cosine mean .9921, least .9847 on 100 faces of LFW
equivalent-to = mien_feature@33393e0f45add1597199bfb31ae65356412e976a8e9bb17455820cd4b6fcc6d0, cosine .9921
; a synthetic person, and what the float model answered: INT8 must come near it
trial = mien_feature_npu.trial
