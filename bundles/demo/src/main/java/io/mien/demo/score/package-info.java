/** How often the answers about the synthetic people are right. */
package io.mien.demo.score;
