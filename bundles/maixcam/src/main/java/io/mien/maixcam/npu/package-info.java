/** Models in the NPU. */
package io.mien.maixcam.npu;
