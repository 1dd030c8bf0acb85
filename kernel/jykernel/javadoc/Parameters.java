package jykernel.javadoc;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jykernel.javadoc.Declared.Parameter;
import jykernel.javadoc.SourceText.Kind;
import jykernel.javadoc.SourceText.Token;

/** The parameters of methods, as sources and as reflection have them, brought to a form in which they are the same. */
final class Parameters {
    private Parameters() {}

    /** @param tokens between the parentheses */
    static List<Parameter> of(List<Token> tokens) {
        List<Parameter> all = new ArrayList<>();
        List<Token> one = new ArrayList<>();
        int angles = 0;
        int parentheses = 0;
        for (Token token : tokens) {
            angles += token.is("<") ? 1 : token.is(">") ? -1 : 0;
            parentheses += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (token.is(",") && angles == 0 && parentheses == 0) {
                add(all, one);
                one.clear();
            } else if (angles == 0 && parentheses == 0 && !token.is(">") && !token.is(")")) {
                one.add(token);
            }
        }
        add(all, one);
        return all;
    }

    private static void add(List<Parameter> all, List<Token> tokens) {
        StringBuilder type = new StringBuilder();
        String name = "";
        int arrays = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean afterDot = i > 0
                    && tokens.get(i - 1).is(".")
                    && !(i > 1 && tokens.get(i - 2).is("."));
            if (token.is("@")) {
                i++;
            } else if (token.is("[")) {
                arrays++;
            } else if (token.is(".")
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).is(".")) {
                arrays++;
                i += 2;
            } else if (token.kind() == Kind.WORD && !token.is("final")) {
                if (!name.isEmpty() && !afterDot) {
                    type.setLength(0);
                    type.append(name);
                }
                name = token.text();
            }
        }
        if (!name.isEmpty() && !name.equals("this")) {
            all.add(new Parameter(type + "[]".repeat(arrays), name));
        }
    }

    /** Whether the declaration is that of the method or constructor, as far as its parameters tell. */
    static boolean match(List<Parameter> declared, Executable executable) {
        List<String> types = simpleTypes(executable);
        if (types.size() != declared.size()) {
            return false;
        }
        for (int i = 0; i < types.size(); i++) {
            if (!types.get(i).equals(declared.get(i).type())) {
                return false;
            }
        }
        return true;
    }

    /** The types without packages and type arguments, as a source is likely to write them. */
    static List<String> simpleTypes(Executable executable) {
        Type[] generic = executable.getGenericParameterTypes();
        Class<?>[] raw = executable.getParameterTypes();
        boolean inner = executable instanceof Constructor<?> constructor && takesOuter(constructor.getDeclaringClass());
        // The signatures of inner classes' constructors may or may not know the instance around them.
        Type[] types = generic.length <= raw.length ? generic : raw;
        int from = inner && types.length == raw.length ? Math.min(1, types.length) : 0;
        return Arrays.stream(types).skip(from).map(Parameters::simple).toList();
    }

    private static boolean takesOuter(Class<?> type) {
        return type.getDeclaringClass() != null && !java.lang.reflect.Modifier.isStatic(type.getModifiers());
    }

    private static String simple(Type type) {
        if (type instanceof Class<?> known) {
            return known.getSimpleName();
        } else if (type instanceof ParameterizedType parameterized) {
            return simple(parameterized.getRawType());
        } else if (type instanceof GenericArrayType array) {
            return simple(array.getGenericComponentType()) + "[]";
        }
        return type instanceof TypeVariable<?> variable ? variable.getName() : type.getTypeName();
    }
}
