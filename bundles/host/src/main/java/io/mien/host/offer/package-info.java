/** The stages that are registered as services, until they are retired. */
package io.mien.host.offer;
