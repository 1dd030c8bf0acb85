package jykernel.interpreter;

import java.util.Map;

/**
 * What a client asks to run.
 *
 * @param executionCount the number in {@code In[n]} and {@code Out[n]}
 * @param silent nothing is displayed as a result, nothing is remembered
 * @param storeHistory whether {@code In}, {@code Out}, {@code _} and their kin remember this cell
 * @param userExpressions name → expression, evaluated after the code if it raised nothing
 */
public record Cell(
        String code, int executionCount, boolean silent, boolean storeHistory, Map<String, String> userExpressions) {}
