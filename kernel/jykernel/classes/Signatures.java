package jykernel.classes;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.StringJoiner;

/** How methods and constructors are written down for people. */
public final class Signatures {
    private Signatures() {}

    /** Such as {@code (Map<String, Integer> counts, int... more) -> List<String>}; names only where the class has them. */
    public static String of(Executable executable) {
        StringJoiner parameters = new StringJoiner(", ", "(", ")");
        for (Parameter parameter : executable.getParameters()) {
            String type = simple(parameter.getParameterizedType());
            String shown = parameter.isVarArgs() ? type.replaceFirst("\\[]$", "...") : type;
            parameters.add(parameter.isNamePresent() ? shown + " " + parameter.getName() : shown);
        }
        return executable instanceof Method method
                ? parameters + " -> " + simple(method.getGenericReturnType())
                : parameters.toString();
    }

    /** The type without the packages that it and its arguments are in. */
    static String simple(Type type) {
        return type.getTypeName().replaceAll("\\b[a-z][\\w]*\\.", "").replace('$', '.');
    }
}
