/** The probation of what no recognizer watches: picture codecs. */
package io.mien.deploy.probation;
