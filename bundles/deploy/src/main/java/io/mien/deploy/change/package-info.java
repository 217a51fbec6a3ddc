/** The changes themselves: what comes is started and proved before what goes is removed. */
package io.mien.deploy.change;
