package jykernel.javadoc;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source with what is declared in it. */
record SourceFile(String text, List<Declared> declarations) {
    static SourceFile of(String text) {
        return new SourceFile(text, SourceReader.read(text));
    }

    @Nullable
    Declared type(String path) {
        return declarations.stream()
                .filter(declared ->
                        declared.parameters() == null && declared.path().equals(path))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Declared field(String owner, String name) {
        return declarations.stream()
                .filter(declared -> declared.parameters() == null
                        && declared.owner().equals(owner)
                        && declared.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Declared executable(String owner, Executable executable) {
        String name = executable instanceof Constructor<?> ? SourceReader.CONSTRUCTOR : executable.getName();
        List<Declared> named = declarations.stream()
                .filter(declared ->
                        declared.owner().equals(owner) && declared.name().equals(name))
                .filter(declared -> declared.parameters() != null)
                .toList();
        int count = Parameters.simpleTypes(executable).size();
        List<Declared> sameCount = named.stream()
                .filter(declared -> parameters(declared).size() == count)
                .toList();
        return sameCount.stream()
                .filter(declared -> Parameters.match(parameters(declared), executable))
                .findFirst()
                .orElse(sameCount.size() == 1 ? sameCount.get(0) : null);
    }

    static List<Declared.Parameter> parameters(Declared declared) {
        List<Declared.Parameter> parameters = declared.parameters();
        return parameters == null ? List.of() : parameters;
    }

    /** The declaration as it is written, with its comment. */
    String excerpt(Declared declared) {
        int line = text.lastIndexOf('\n', declared.start()) + 1;
        boolean indented = text.substring(line, declared.start()).isBlank();
        return text.substring(indented ? line : declared.start(), Math.max(declared.end(), declared.start()))
                .stripIndent();
    }
}
