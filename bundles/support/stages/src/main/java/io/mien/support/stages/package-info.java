/** What host and recognizer do alike with stages: their order, and telling listeners. A bundle that uses it compiles it in. */
package io.mien.support.stages;
