/** The room Health: rates, latency and memory over the last quarter of an hour, and the health checks. */
package io.mien.console.health;
