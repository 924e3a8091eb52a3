package org.rollcall;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The doors inside the modules; those between modules are the dependencies in their pom.xml. See CONTRIBUTING.md. */
@AnalyzeClasses(packages = "org.rollcall", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] MODEL = {
        "org.rollcall.gic..",
        "org.rollcall.cpu..",
        "org.rollcall.kernel..",
        "org.rollcall.machine..",
        "org.rollcall.transition..",
        "org.rollcall.channel..",
        "org.rollcall.panic..",
        "org.rollcall.call..",
        "org.rollcall.sdei..",
        "org.rollcall.sse.."
    };

    @ArchTest
    static final ArchRule theModelTakesTimeAndChoicesAsArguments = noClasses()
            .that()
            .resideInAnyPackage(MODEL)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Instant")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.concurrent..", "java.util.logging..", "java.io..", "java.nio..")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule gicAndCpuKnowNoKernel = noClasses()
            .that()
            .resideInAnyPackage("org.rollcall.gic..", "org.rollcall.cpu..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.rollcall.kernel..", "org.rollcall.machine..");

    @ArchTest
    static final ArchRule aChannelKnowsNoService = noClasses()
            .that()
            .resideInAPackage("org.rollcall.channel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.rollcall.panic..", "org.rollcall.call..", "org.rollcall.sdei..", "org.rollcall.sse..");

    @ArchTest
    static final ArchRule theKernelKnowsNoMachine = noClasses()
            .that()
            .resideInAPackage("org.rollcall.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.rollcall.machine..");

    @ArchTest
    static final ArchRule oneAdapterToTheTlaTools = noClasses()
            .that()
            .resideOutsideOfPackage("org.rollcall.spec.tla..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tlc2..", "tla2sany..");

    @ArchTest
    static final ArchRule onlyTheGrammarKnowsAntlr = noClasses()
            .that()
            .resideOutsideOfPackage("org.rollcall.message..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.antlr..");

    @ArchTest
    static final ArchRule onlyCommandsKnowPicocli = noClasses()
            .that()
            .resideOutsideOfPackage("org.rollcall.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule aGuestKnowsNothingOfWhatRunsOnIt = noClasses()
            .that()
            .resideInAPackage("org.rollcall.lab.guest..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.rollcall..")
                    .and(not(resideInAnyPackage("org.rollcall.lab.guest..", "org.rollcall.process.."))));

    @ArchTest
    static final ArchRule aLaboratoryIsBuiltWithoutLogsAndModels = noClasses()
            .that()
            .resideInAPackage("org.rollcall.lab.build..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.rollcall..")
                    .and(not(resideInAnyPackage(
                            "org.rollcall.lab.guest..",
                            "org.rollcall.lab.build..",
                            "org.rollcall.lab.kernel..",
                            "org.rollcall.process.."))));

    @ArchTest
    static final ArchRule aKernelsFilesAreReadWithoutWhatRunsThem = noClasses()
            .that()
            .resideInAPackage("org.rollcall.lab.kernel..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.rollcall..")
                    .and(not(resideInAnyPackage(
                            "org.rollcall.lab.kernel..", "org.rollcall.lab.stub..", "org.rollcall.lab.guest.."))));

    @ArchTest
    static final ArchRule onlyCommandsKnowTheLaboratory = noClasses()
            .that()
            .resideOutsideOfPackages("org.rollcall.lab..", "org.rollcall.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.rollcall.lab..");

    @ArchTest
    static final ArchRule onePlaceStartsProcesses = noClasses()
            .that()
            .resideOutsideOfPackage("org.rollcall.process..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class, Process.class)
            .orShould()
            .callMethodWhere(JavaCall.Predicates.target(owner(type(Runtime.class)))
                    .and(JavaCall.Predicates.target(name("exec"))));

    @ArchTest
    static final ArchRule onlyTheProofKnowsZ3 = noClasses()
            .that()
            .resideOutsideOfPackage("org.rollcall.proof..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.microsoft.z3..");

    /** Each package is a slice: one slice for a package and those inside it would not see a cycle between them. */
    @ArchTest
    static final ArchRule noPackageCycles =
            slices().matching("org.rollcall.(**)").should().beFreeOfCycles();
}
