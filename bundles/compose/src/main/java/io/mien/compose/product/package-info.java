/** Composes a product: plans which bundles it has, and lays out its folder. */
package io.mien.compose.product;
