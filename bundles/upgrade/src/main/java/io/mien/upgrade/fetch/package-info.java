/** Brings the files of a release into the data folder: bounded by the release, resumable, and without an effect on what runs. */
package io.mien.upgrade.fetch;
