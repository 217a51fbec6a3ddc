/** Files of keys: PEM, as OpenSSL and others read and write it. */
package io.mien.trust.keys.file;
