/** WHAT is said: one record per Jupyter message, one file per conversation. Knows no library but Jackson's annotations. */
@NullMarked
package jykernel.message;

import org.jspecify.annotations.NullMarked;
