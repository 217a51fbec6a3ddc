/**
 * The files of a model in ONNX format: the graph's file and the external data files that it names. Needs the JDK and
 * {@code io.mien.support.files}; a bundle that uses it compiles it in.
 */
package io.mien.support.onnx;
