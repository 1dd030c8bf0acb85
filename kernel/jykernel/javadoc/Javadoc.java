package jykernel.javadoc;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is written about Java classes: in the sources of the JDK, in the sources and the documentation beside jars.
 * Nothing has to be announced: each class knows where it came from. Safe for use by several threads.
 */
public final class Javadoc {
    /** Sources are long, and people look at a few classes at a time. */
    private static final int REMEMBERED = 24;

    private final Places places;
    private final Map<String, SourceFile> sources = new LinkedHashMap<>(16, 0.75f, true);

    /** @param javaHome of the JDK, whose {@code lib/src.zip} is read if it is there */
    public Javadoc(Path javaHome) {
        places = new Places(javaHome);
    }

    /** Empty if nothing is written about the class. */
    public Documentation of(Class<?> type) {
        SourceFile source = file(outermost(type));
        if (source != null) {
            Declared declared = source.type(path(type));
            return declared == null ? Documentation.NONE : rendered(comment(declared));
        }
        String page = places.page(type);
        return page == null ? Documentation.NONE : HtmlPage.ofClass(page);
    }

    /** What is written about the method, or else about a method that it overrides. */
    public Documentation of(Executable executable) {
        DocComment comment =
                executable instanceof Method method ? Overridden.comment(method, this::comment) : comment(executable);
        if (comment != null) {
            return rendered(comment);
        }
        Class<?> owner = executable.getDeclaringClass();
        String page = file(outermost(owner)) != null ? null : places.page(owner);
        return page == null ? Documentation.NONE : HtmlPage.of(page, executable);
    }

    public Documentation of(Field field) {
        Class<?> owner = field.getDeclaringClass();
        SourceFile source = file(outermost(owner));
        if (source != null) {
            Declared declared = source.field(path(owner), field.getName());
            return declared == null ? Documentation.NONE : rendered(comment(declared));
        }
        String page = places.page(owner);
        return page == null ? Documentation.NONE : HtmlPage.ofField(page, field.getName());
    }

    /** What is written about the package that the class is in. */
    public Documentation ofPackage(Class<?> type) {
        String name = type.getPackageName().replace('.', '/') + "/package-info.java";
        String text = places.source(type, name);
        Declared declared = text == null ? null : SourceFile.of(text).type(SourceReader.PACKAGE);
        return declared == null ? Documentation.NONE : rendered(comment(declared));
    }

    /** The names of the parameters in the source; empty if there is none. */
    public List<String> parameterNames(Executable executable) {
        Declared declared = declared(executable);
        return declared == null
                ? List.of()
                : SourceFile.parameters(declared).stream()
                        .map(Declared.Parameter::name)
                        .toList();
    }

    /** How the class is written; the empty string if its source is not to be had. */
    public String source(Class<?> type) {
        SourceFile source = file(outermost(type));
        Declared declared = source == null ? null : source.type(path(type));
        return source == null || declared == null ? "" : source.excerpt(declared);
    }

    /** How the method, constructor or field is written; the empty string if its source is not to be had. */
    public String source(Member member) {
        Class<?> owner = member.getDeclaringClass();
        SourceFile source = file(outermost(owner));
        Declared declared = source == null
                ? null
                : member instanceof Executable executable
                        ? source.executable(path(owner), executable)
                        : source.field(path(owner), member.getName());
        return source == null || declared == null ? "" : source.excerpt(declared);
    }

    private @Nullable Declared declared(Executable executable) {
        Class<?> owner = executable.getDeclaringClass();
        SourceFile source = file(outermost(owner));
        return source == null ? null : source.executable(path(owner), executable);
    }

    private @Nullable DocComment comment(Executable executable) {
        Declared declared = declared(executable);
        return declared == null ? null : comment(declared);
    }

    private static DocComment comment(Declared declared) {
        return declared.comment().isEmpty() ? DocComment.EMPTY : DocComment.of(declared.comment());
    }

    private static Documentation rendered(DocComment comment) {
        return comment.equals(DocComment.EMPTY) ? Documentation.NONE : Rendering.of(comment);
    }

    private @Nullable SourceFile file(Class<?> top) {
        if (top.isArray() || top.isPrimitive() || top.isHidden()) {
            return null;
        }
        String key = top.getName() + "@" + System.identityHashCode(top.getClassLoader());
        synchronized (sources) {
            SourceFile known = sources.get(key);
            if (known != null) {
                return known;
            }
        }
        String text = places.source(top);
        if (text == null) {
            return null;
        }
        SourceFile read = SourceFile.of(text);
        synchronized (sources) {
            sources.put(key, read);
            if (sources.size() > REMEMBERED) {
                sources.remove(sources.keySet().iterator().next());
            }
        }
        return read;
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> top = type;
        for (Class<?> outer = top.getEnclosingClass(); outer != null; outer = outer.getEnclosingClass()) {
            top = outer;
        }
        return top;
    }

    private static String path(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : path(outer) + "." + type.getSimpleName();
    }
}
