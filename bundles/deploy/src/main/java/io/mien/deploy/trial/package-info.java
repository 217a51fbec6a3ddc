/** Trials of services that no host tries: aligners and picture codecs. */
package io.mien.deploy.trial;
