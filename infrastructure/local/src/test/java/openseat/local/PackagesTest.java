package openseat.local;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Each package of the runner uses only those on lower steps, and none holds too many subjects.
class PackagesTest {

    private static final String ROOT = "openseat.local";

    /// From the bottom up.
    private static final List<Set<String>> STEPS = List.of(
            Set.of(ROOT + ".http", ROOT + ".iam"),
            Set.of(ROOT + ".template"),
            Set.of(ROOT + ".aws"),
            Set.of(ROOT + ".lambda", ROOT + ".ses"),
            Set.of(ROOT + ".apigateway", ROOT + ".eventbridge", ROOT + ".runtime"),
            Set.of(ROOT + ".dynamodb"),
            Set.of(ROOT));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void noPackageUsesOneOnItsOwnStepOrAbove() {
        for (var step = 0; step < STEPS.size(); step++) {
            var tooHigh = STEPS.stream().skip(step).flatMap(Set::stream).toList();
            for (var name : STEPS.get(step)) {
                var others =
                        tooHigh.stream().filter(other -> !other.equals(name)).toArray(String[]::new);
                noClasses()
                        .that(resideInAPackage(name))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(others))
                        .check(CLASSES);
            }
        }
    }

    @Test
    void everyPackageIsOnAStep() {
        var found = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(found).isEqualTo(STEPS.stream().flatMap(Set::stream).collect(Collectors.toSet()));
    }

    @Test
    void noPackageHasMoreThanFifteenClasses() {
        var classes = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(classes)
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(15));
    }
}
