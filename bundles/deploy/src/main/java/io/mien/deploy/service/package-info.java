/** The service that changes what is installed. */
package io.mien.deploy.service;
