/** Whether a file may be deployed at all. */
package io.mien.deploy.jar;
