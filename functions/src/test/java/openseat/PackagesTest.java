package openseat;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each package uses only those on lower steps, and none holds too many subjects.
class PackagesTest {

    /// From the bottom up; "" is the root package.
    private static final List<Set<String>> STEPS = List.of(
            Set.of("http", "dynamodb", "i18n", "input"),
            Set.of("", "page"),
            Set.of("event", "snapshot"),
            Set.of("calendar", "document", "form", "mail"),
            Set.of("content", "seats", "subscription", "access"),
            Set.of("audience", "site", "registration"),
            Set.of("announcement", "publish", "report", "transition"),
            Set.of("digest", "manage", "join", "recipient", "register", "export", "feedback", "letter", "draft"),
            Set.of("sending", "editing", "people", "writing", "team"),
            Set.of("upkeep", "doctor", "desk"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("openseat");

    @Test
    void noPackageUsesOneOnItsOwnStepOrAbove() {
        for (var step = 0; step < STEPS.size(); step++) {
            var tooHigh = STEPS.stream().skip(step).flatMap(Set::stream).toList();
            for (var name : STEPS.get(step)) {
                var others = tooHigh.stream()
                        .filter(other -> !other.equals(name))
                        .map(PackagesTest::id)
                        .toArray(String[]::new);
                noClasses()
                        .that()
                        .resideInAPackage(id(name))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(others))
                        .allowEmptyShould(others.length == 0)
                        .check(CLASSES);
            }
        }
    }

    @Test
    void everyPackageIsOnAStep() {
        var known = STEPS.stream().flatMap(Set::stream).map(PackagesTest::id).collect(Collectors.toSet());
        // What jte generates from the templates may show anything, and anything may render it.
        var found =
                CLASSES
                        .that(resideInAPackage("openseat..")
                                .and(resideInAPackage("openseat.pages..").negate()))
                        .stream()
                        .map(type -> type.getPackageName())
                        .collect(Collectors.toSet());
        assertThat(found).isEqualTo(known);
    }

    @Test
    void noPackageHasMoreThanFifteenClasses() {
        var files = CLASSES.stream()
                .filter(type -> !type.getPackageName().startsWith("openseat.pages"))
                .filter(type -> type.getEnclosingClass().isEmpty()
                        && !type.getSimpleName().isEmpty()
                        && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(type -> type.getPackageName(), Collectors.counting()));
        assertThat(files).allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(15));
    }

    private static String id(String name) {
        return Stream.of("openseat", name).filter(part -> !part.isEmpty()).collect(Collectors.joining("."));
    }
}
