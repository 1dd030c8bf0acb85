package jykernel.jython;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jykernel.classes.JdkPackages;
import org.python.core.PyJavaPackage;
import org.python.core.PyObject;

/** Help about a Java package: the classes that are known to be in it. */
final class JavaPackageHelp {
    private JavaPackageHelp() {}

    static void fill(HelpPage page, PyJavaPackage javaPackage) {
        page.line("Package", javaPackage.__name__);
        page.line("Type", "Java package");
        Set<String> classes = new TreeSet<>(JdkPackages.classes(javaPackage.__name__));
        Set<String> packages = new TreeSet<>();
        for (PyObject key : javaPackage.clsSet.keys().asIterable()) {
            classes.add(key.toString());
        }
        javaPackage.__dict__.getMap().forEach((name, value) -> {
            if (value instanceof PyJavaPackage) {
                packages.add(name.toString());
            }
        });
        page.text("Classes", classes.stream().collect(Collectors.joining(", ")));
        page.text("Packages", packages.stream().collect(Collectors.joining(", ")));
    }
}
