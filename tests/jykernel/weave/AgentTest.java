package jykernel.weave;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AgentTest {
    /** Else polls would rely on an agent that never comes, and compiled loops could not be interrupted. */
    @Test
    void an_agent_is_expected_only_of_a_jar_that_the_jvm_finds() {
        assertTrue(Agent.isUnderstood("/opt/jykernel.jar", "UTF-8"));
        assertTrue(Agent.isUnderstood("/opt/jykernel.jar", "ANSI_X3.4-1968"));
        assertTrue(Agent.isUnderstood("/opt/zo\u00eb/jykernel.jar", "utf-8"));
        assertFalse(Agent.isUnderstood("/opt/zo\u00eb/jykernel.jar", "Cp1252"));
    }
}
