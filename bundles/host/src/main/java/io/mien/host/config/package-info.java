/** The configuration of the host, as values that its other packages read. */
package io.mien.host.config;
