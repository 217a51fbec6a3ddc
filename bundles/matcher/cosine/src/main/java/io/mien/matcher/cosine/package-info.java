/** How matchers compare embeddings: in one order of additions, so that equal embeddings have equal cosines in each of them. */
package io.mien.matcher.cosine;
