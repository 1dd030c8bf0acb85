/** The command line, and what it works on: kernelspecs, installed, removed and examined where Jupyter looks for them. */
@NullMarked
package jykernel.install;

import org.jspecify.annotations.NullMarked;
