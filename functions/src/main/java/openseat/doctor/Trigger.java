package openseat.doctor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Something that invokes a function and that somebody may have switched off.
///
/// @param id   its logical id in the template
/// @param name how AWS names it
record Trigger(Kind kind, String id, String name) {

    enum Kind {
        /// An event source mapping: https://docs.aws.amazon.com/lambda/latest/api/API_GetEventSourceMapping.html
        MAPPING("mapping", "aws lambda update-event-source-mapping --enabled --uuid "),
        /// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html
        RULE("rule", "aws events enable-rule --name ");

        private final String word;
        private final String command;

        Kind(String word, String command) {
            this.word = word;
            this.command = command;
        }
    }

    /// A rule that also gets what AWS services do has a longer state.
    private static final String ENABLED = "ENABLED";

    private static final List<String> UNDER_WAY = List.of("CREATING", "ENABLING", "UPDATING");

    /// Reads `LogicalId=name` pairs, separated by spaces.
    ///
    /// @throws IllegalStateException if one is not such a pair
    static Stream<Trigger> read(Kind kind, String pairs) {
        return Stream.of(pairs.split("\\s+")).map(pair -> {
            var parts = pair.split("=", 2);
            if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                throw new IllegalStateException("Not a pair of a logical id and a name: " + pair);
            }
            return new Trigger(kind, parts[0], parts[1]);
        });
    }

    String findingId() {
        return kind.word + "-" + id;
    }

    /// @param state as AWS spells it: the two services differ in upper and lower case
    Finding finding(String state) {
        var upper = state.toUpperCase(Locale.ROOT);
        if (upper.startsWith(ENABLED)) {
            return Finding.ok(findingId(), "The " + kind.word + " is enabled.");
        }
        var found = "The %s is %s, so it invokes no function.".formatted(kind.word, upper);
        return UNDER_WAY.contains(upper)
                ? Finding.advice(findingId(), found, "Invoke the doctor again in a minute.")
                : Finding.problem(findingId(), found, kind.command + name);
    }
}
