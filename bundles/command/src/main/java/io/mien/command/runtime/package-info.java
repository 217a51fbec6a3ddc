/** Brings the framework's stages into the state that a command asks for, through Config Admin and the service registry. */
package io.mien.command.runtime;
