package jykernel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.beans.XMLDecoder;
import java.io.ObjectInputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Who may import whom. In words: channels, then handlers, then the interpreter; one library, one room. */
@AnalyzeClasses(
        packages = "jykernel",
        importOptions = {ImportOption.DoNotIncludeTests.class, RoomsTest.OnlyJava.class})
class RoomsTest {
    /** Not what was compiled from Python. */
    static final class OnlyJava implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("$py.class");
        }
    }

    @ArchTest
    static final ArchRule rooms_import_only_what_the_map_allows = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("root")
            .definedBy("jykernel")
            .layer("message")
            .definedBy("jykernel.message")
            .layer("wire")
            .definedBy("jykernel.wire")
            .layer("transport")
            .definedBy("jykernel.transport")
            .layer("handler")
            .definedBy("jykernel.handler")
            .layer("execution")
            .definedBy("jykernel.execution")
            .layer("interrupt")
            .definedBy("jykernel.interrupt")
            .layer("interpreter")
            .definedBy("jykernel.interpreter")
            .layer("jython")
            .definedBy("jykernel.jython..")
            .layer("display")
            .definedBy("jykernel.display")
            .layer("history")
            .definedBy("jykernel.history")
            .layer("javadoc")
            .definedBy("jykernel.javadoc")
            .layer("classes")
            .definedBy("jykernel.classes")
            .layer("magic")
            .definedBy("jykernel.magic")
            .layer("maven")
            .definedBy("jykernel.maven..")
            .layer("classpath")
            .definedBy("jykernel.classpath")
            .layer("install")
            .definedBy("jykernel.install")
            .layer("weave")
            .definedBy("jykernel.weave")
            .whereLayer("root")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("message")
            .mayOnlyBeAccessedByLayers("root", "wire", "transport", "handler")
            .whereLayer("wire")
            .mayOnlyBeAccessedByLayers("root", "transport")
            .whereLayer("transport")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("handler")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("execution")
            .mayOnlyBeAccessedByLayers("root", "handler")
            .whereLayer("interrupt")
            .mayOnlyBeAccessedByLayers("root", "handler", "jython")
            .whereLayer("interpreter")
            .mayOnlyBeAccessedByLayers("root", "handler", "jython")
            .whereLayer("jython")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("display")
            .mayOnlyBeAccessedByLayers("root", "interpreter", "handler", "jython")
            .whereLayer("history")
            .mayOnlyBeAccessedByLayers("root", "handler")
            .whereLayer("javadoc")
            .mayOnlyBeAccessedByLayers("jython")
            .whereLayer("classes")
            .mayOnlyBeAccessedByLayers("jython")
            .whereLayer("magic")
            .mayOnlyBeAccessedByLayers("jython")
            .whereLayer("maven")
            .mayOnlyBeAccessedByLayers("jython")
            .whereLayer("classpath")
            .mayOnlyBeAccessedByLayers("jython")
            .whereLayer("install")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("weave")
            .mayOnlyBeAccessedByLayers("root");

    @ArchTest
    static final ArchRule only_transport_knows_zeromq = onlyIn("jykernel.transport", "org.zeromq..", "zmq..");

    @ArchTest
    static final ArchRule only_wire_knows_jackson = onlyIn("jykernel.wire", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule only_jython_knows_jython = onlyIn("jykernel.jython", "org.python..");

    @ArchTest
    static final ArchRule only_maven_knows_the_resolver =
            onlyIn("jykernel.maven.mima", "eu.maveniverse..", "org.eclipse.aether..", "org.apache.maven..");

    @ArchTest
    static final ArchRule only_weave_knows_asm = onlyIn("jykernel.weave", "org.objectweb.asm..");

    @ArchTest
    static final ArchRule only_install_knows_picocli = onlyIn("jykernel.install", "picocli..");

    private static ArchRule onlyIn(String room, String... library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library);
    }

    /** Whoever may choose the classes that are made may do anything. */
    @ArchTest
    static final ArchRule no_objects_are_read_from_bytes = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(XMLDecoder.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.databind.jsontype..");

    @ArchTest
    static final ArchRule threads_are_made_only_in_transport_and_execution = noClasses()
            .that()
            .resideOutsideOfPackages("jykernel.transport", "jykernel.execution")
            .should()
            .callConstructorWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                    com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                            JavaClass.Predicates.assignableTo(Thread.class))))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Executors.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ExecutorService.class);

    @ArchTest
    static final ArchRule only_main_ends_the_process = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("jykernel.Main")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class);

    @ArchTest
    static final ArchRule the_interrupt_is_plain_java = noClasses()
            .that()
            .resideInAnyPackage("jykernel.interrupt", "jykernel.interpreter", "jykernel.display", "jykernel.message")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.python..", "org.zeromq..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule classes_are_final = classes()
            .that()
            .areTopLevelClasses()
            .and(DescribedPredicate.not(JavaClass.Predicates.INTERFACES))
            .and(DescribedPredicate.not(DescribedPredicate.describe(
                    "package-info", (JavaClass c) -> c.getSimpleName().equals("package-info"))))
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            noClasses().should().haveNameMatching(".*\\.(Abstract|Base)[A-Z]\\w*|.*(Impl|Manager|Utils?|Helper)");
}
