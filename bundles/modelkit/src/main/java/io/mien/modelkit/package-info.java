/** Makes models ready to be deployed: packs, calibrates, converts and fetches them. */
package io.mien.modelkit;
