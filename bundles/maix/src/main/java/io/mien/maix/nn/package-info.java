/** Networks: faces found, named and learned; MaixPy's module {@code nn}. Programs begin with {@link io.mien.maix.nn.FaceRecognizer}. */
package io.mien.maix.nn;
