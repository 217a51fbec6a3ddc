/** What a composed product consists of, in documents: the bill of materials, the licences, the release. */
package io.mien.compose.bill;
