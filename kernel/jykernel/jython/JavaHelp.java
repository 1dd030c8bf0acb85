package jykernel.jython;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import jykernel.classes.Overloads;
import jykernel.classes.Overview;
import jykernel.classes.Signatures;
import jykernel.javadoc.Documentation;
import jykernel.javadoc.Javadoc;
import org.jspecify.annotations.Nullable;
import org.python.core.PyBeanProperty;
import org.python.core.PyJavaPackage;
import org.python.core.PyJavaType;
import org.python.core.PyMethod;
import org.python.core.PyObject;
import org.python.core.PyReflectedField;
import org.python.core.PyReflectedFunction;

/** Help about what is Java's: by reflection, with the text of Javadoc where sources or documentation are to be had. */
final class JavaHelp {
    /** Of more overloads than these only the first sentences are told, unless details are wanted. */
    private static final int DOCUMENTED_IN_FULL = 3;

    private final Javadoc javadoc = new Javadoc(Path.of(System.getProperty("java.home")));

    /** False if the target is none of Java's things. */
    boolean fill(HelpPage page, Target target, int detailLevel) {
        PyObject value = target.value() instanceof PyMethod method ? method.__func__ : target.value();
        if (value instanceof PyReflectedField member) {
            fillMember(page, member, detailLevel);
        } else if (Shapes.isModule(value)) {
            return false;
        } else if (value instanceof PyJavaPackage found) {
            JavaPackageHelp.fill(page, found);
        } else if (value instanceof PyJavaType && value.__tojava__(Class.class) instanceof Class<?> type) {
            fillClass(page, target.name(), type, detailLevel);
        } else {
            return fillCalledOrObject(page, target, value, detailLevel);
        }
        return true;
    }

    private boolean fillCalledOrObject(HelpPage page, Target target, PyObject value, int detailLevel) {
        List<? extends Executable> overloads = overloads(target, value);
        if (!overloads.isEmpty()) {
            fillMethod(page, target.name(), overloads, detailLevel);
            return true;
        }
        Object java = value.getType() instanceof PyJavaType ? value.__tojava__(Object.class) : value;
        if (java instanceof PyObject) {
            return false;
        }
        fillObject(page, java);
        return true;
    }

    /** The methods that may be called under the name; Jython itself knows fewer, or only their bridges. */
    private static List<? extends Executable> overloads(Target target, PyObject value) {
        Class<?> owner = target.ownerClass();
        if (value instanceof PyReflectedFunction reflected) {
            List<Member> known = Arrays.stream(reflected.argslist)
                    .filter(Objects::nonNull)
                    .map(arguments -> arguments.method)
                    .toList();
            List<Executable> all = new ArrayList<>();
            for (Member member : known) {
                Class<?> type = owner != null ? owner : member.getDeclaringClass();
                if (member instanceof Constructor<?> constructor) {
                    all.add(constructor);
                } else {
                    Overloads.of(type, member.getName()).stream()
                            .filter(method -> !all.contains(method))
                            .forEach(all::add);
                }
            }
            return all;
        }
        boolean ofJython = value.getType().fastGetName().equals("method_descriptor")
                || value.getType().fastGetName().equals("builtin_function_or_method");
        return owner != null && ofJython ? Overloads.of(owner, target.name()) : List.of();
    }

    private void fillMethod(HelpPage page, String name, List<? extends Executable> overloads, int detailLevel) {
        page.lines("Signature", signatures(name, overloads));
        List<String> declaring = overloads.stream()
                .map(overload -> overload.getDeclaringClass().getName())
                .distinct()
                .toList();
        boolean constructor = overloads.get(0) instanceof Constructor<?>;
        page.line("Type", (constructor ? "Java constructor of " : "Java method of ") + String.join(", ", declaring));
        boolean full = detailLevel > 0 || overloads.size() <= DOCUMENTED_IN_FULL;
        document(page, name, overloads, full);
        if (detailLevel > 0) {
            List<String> sources = overloads.stream().map(javadoc::source).toList();
            page.text("Source", String.join("\n\n", sources).strip());
        }
    }

    /** Each overload's own text, under its signature if there are several. */
    private void document(HelpPage page, String name, List<? extends Executable> overloads, boolean full) {
        StringJoiner text = new StringJoiner("\n\n");
        StringBuilder html = new StringBuilder();
        for (Executable overload : overloads) {
            Documentation found = javadoc.of(overload);
            String called = overload instanceof Method method ? method.getName() : name;
            String signature = called + Signatures.of(overload, javadoc.parameterNames(overload));
            if (!found.isEmpty()) {
                String title = overloads.size() > 1 ? signature + "\n" : "";
                String shown = full ? found.text() : found.summary();
                text.add(title + (title.isEmpty() ? shown : shown.replaceAll("(?m)^(?=.)", "    ")));
                html.append(title.isEmpty() ? "" : "<p><code><b>" + HelpPage.escaped(signature) + "</b></code></p>")
                        .append("<div style=\"margin-left: " + (title.isEmpty() ? 0 : 2) + "em\">")
                        .append(full ? found.html() : HelpPage.escaped(shown))
                        .append("</div>");
            }
        }
        page.rich("Docstring", text.toString(), html.toString());
        if (text.length() == 0) {
            online(page, overloads.get(0).getDeclaringClass());
        }
    }

    /** Where a JDK comes without its sources, as many do, its documentation is still to be read elsewhere. */
    private static void online(HelpPage page, Class<?> type) {
        String module = type.getModule().isNamed() ? type.getModule().getName() : "";
        if (module.startsWith("java.") && type.getName().startsWith("java")) {
            String name = type.getName().replace('.', '/').replace('$', '.');
            page.link(
                    "Documentation",
                    "https://docs.oracle.com/en/java/javase/"
                            + Runtime.version().feature() + "/docs/api/" + module + "/" + name + ".html");
        }
    }

    private List<String> signatures(String name, List<? extends Executable> overloads) {
        return overloads.stream()
                .map(overload ->
                        name + Signatures.of(overload, javadoc.parameterNames(overload)) + Overview.marks(overload))
                .toList();
    }

    private void fillClass(HelpPage page, String name, Class<?> type, int detailLevel) {
        page.lines("Signature", signatures(name, Overloads.constructors(type)));
        page.line("Type", "Java " + Signatures.kind(type));
        overview(page, type);
        if (detailLevel > 0) {
            page.text("Source", javadoc.source(type));
        }
    }

    private void overview(HelpPage page, Class<?> type) {
        page.line("Declaration", Signatures.declaration(type));
        page.line("Package", packageOf(type));
        Documentation found = javadoc.of(type);
        page.rich("Docstring", found.text(), found.html());
        if (found.isEmpty()) {
            online(page, type);
        }
        new Overview(type, javadoc::parameterNames).sections().forEach(page::table);
    }

    private static String packageOf(Class<?> type) {
        String module =
                type.getModule().isNamed() ? " (module " + type.getModule().getName() + ")" : "";
        return type.getPackageName() + module;
    }

    private void fillObject(HelpPage page, Object java) {
        Class<?> type = java.getClass();
        page.line("Type", type.getName());
        page.line("Value", PlainText.ofJava(java));
        page.line("Length", PlainText.lengthOfJava(java));
        overview(page, type);
    }

    private void fillMember(HelpPage page, PyReflectedField member, int detailLevel) {
        if (member instanceof PyBeanProperty bean) {
            Method getter = bean.getMethod;
            Method setter = bean.setMethod;
            List<Method> accessors = new ArrayList<>();
            addIfThere(accessors, getter);
            addIfThere(accessors, setter);
            List<String> lines = new ArrayList<>();
            accessors.forEach(method -> lines.addAll(signatures(method.getName(), List.of(method))));
            page.lines("Signature", lines);
            String access = getter == null ? ", write only" : setter == null ? ", read only" : "";
            page.line(
                    "Type",
                    "Java property of " + accessors.get(0).getDeclaringClass().getName() + access);
            document(page, "", accessors, true);
        } else {
            Field field = member.field;
            page.line("Declaration", Signatures.declaration(field));
            page.line("Type", "Java field of " + field.getDeclaringClass().getName());
            Documentation found = javadoc.of(field);
            page.rich("Docstring", found.text(), found.html());
            page.text("Source", detailLevel > 0 ? javadoc.source(field) : "");
        }
    }

    private static void addIfThere(List<Method> methods, @Nullable Method method) {
        if (method != null) {
            methods.add(method);
        }
    }
}
