/** Makes a bundle of a model: its description, its weights and its trial, and no code. */
package io.mien.modelkit.pack;
