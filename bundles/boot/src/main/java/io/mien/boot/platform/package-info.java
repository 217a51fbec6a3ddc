/** What this machine is. */
package io.mien.boot.platform;
