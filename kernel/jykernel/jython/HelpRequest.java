package jykernel.jython;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jykernel.interpreter.Inspection;

/** A cell that asks for help, such as {@code zip?} or {@code ?zip}; two question marks ask for the source too. */
final class HelpRequest {
    private static final Pattern BEHIND = Pattern.compile("\\s*([A-Za-z_][\\w.]*)\\s*(\\?\\??)\\s*");
    private static final Pattern BEFORE = Pattern.compile("\\s*(\\?\\??)\\s*([A-Za-z_][\\w.]*)\\s*");

    private HelpRequest() {}

    /** Shows the help in the client's pager; false if the code is no such request. */
    static boolean answer(String code, Inspector inspector, Payloads payloads) {
        Matcher behind = BEHIND.matcher(code);
        Matcher before = BEFORE.matcher(code);
        if (behind.matches()) {
            answer(behind.group(1), behind.group(2), inspector, payloads);
        } else if (before.matches()) {
            answer(before.group(2), before.group(1), inspector, payloads);
        } else {
            return false;
        }
        return true;
    }

    private static void answer(String name, String marks, Inspector inspector, Payloads payloads) {
        Inspection found = inspector.inspect(name, name.length(), marks.length() - 1);
        Map<String, Object> data =
                found.found() ? found.help().data() : Map.of("text/plain", "Object `" + name + "` not found.");
        payloads.add(Map.of("source", "page", "data", data, "start", 0));
    }
}
