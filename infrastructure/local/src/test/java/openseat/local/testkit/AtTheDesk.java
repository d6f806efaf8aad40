package openseat.local.testkit;

import java.util.Map;
import java.util.Random;
import openseat.Environment;
import openseat.Keys;
import openseat.Settings;
import openseat.dynamodb.Table;
import openseat.transition.RemovalWrites;

/// What the organizers' desk works with, beside a running system, for tests of one part of it.
public final class AtTheDesk {

    private AtTheDesk() {}

    public static Environment of(TestStack stack) {
        return new Environment(
                new Table(stack.local.table(), stack.table),
                stack.local.clock(),
                new Random(7),
                new Settings(Map.of("PUBLIC_URL", stack.local.url(), "MAIL_PER_SECOND", "10")));
    }

    /// Asks for the removal of somebody's registration; false if they have no place.
    public static boolean remove(TestStack stack, String event, String address) {
        var id = new TableProbe(stack).id(event, address);
        var environment = of(stack);
        return environment
                .table()
                .update(RemovalWrites.ask(
                        Keys.registration(event, id), environment.clock().instant()));
    }
}
