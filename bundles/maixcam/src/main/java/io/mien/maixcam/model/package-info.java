/** What keeps from the vendor's library what would make it end the process. */
package io.mien.maixcam.model;
