/** Kernelspecs: where Jupyter looks for them, installing, removing and examining them. */
@NullMarked
package jykernel.install;

import org.jspecify.annotations.NullMarked;
