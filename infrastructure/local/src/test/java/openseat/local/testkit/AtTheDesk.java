package openseat.local.testkit;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import openseat.Environment;
import openseat.Keys;
import openseat.Settings;
import openseat.access.DeskPart;
import openseat.access.DeskVisit;
import openseat.access.Session;
import openseat.document.Events;
import openseat.dynamodb.Table;
import openseat.event.PublishedEvent;
import openseat.form.FormFields;
import openseat.http.Request;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.transition.RemovalWrites;

/// What the organizers' desk works with, beside a running system, for tests of one part of it.
public final class AtTheDesk {

    /// Whose session it is.
    public static final String ADDRESS = "org@example.org";

    private AtTheDesk() {}

    public static Environment of(TestStack stack) {
        return of(stack, ADDRESS);
    }

    /// @param organizers separated by commas
    public static Environment of(TestStack stack, String organizers) {
        return new Environment(
                new Table(stack.local.table(), stack.table),
                stack.local.clock(),
                new Random(7),
                new Settings(
                        Map.of("PUBLIC_URL", stack.local.url(), "MAIL_PER_SECOND", "10", "ORGANIZERS", organizers)));
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

    /// Somebody who is signed in opens a page.
    public static Response show(TestStack stack, DeskPart part, String event, String path, String query) {
        return part.show(visit(stack, "GET", path(event, path), query, Map.of(), true), published(stack, event));
    }

    /// A program asks only what a page would be.
    public static Response head(TestStack stack, DeskPart part, String event, String path) {
        return part.show(visit(stack, "HEAD", path(event, path), "", Map.of(), true), published(stack, event));
    }

    /// Somebody who is signed in presses a button.
    public static Response act(
            TestStack stack, DeskPart part, String event, String path, Map<String, List<String>> fields) {
        return part.act(visit(stack, "POST", path(event, path), "", fields, true), published(stack, event));
    }

    /// The same, by somebody who may only edit that event.
    public static Response actAsEditor(
            TestStack stack, DeskPart part, String event, String path, Map<String, List<String>> fields) {
        return part.act(visit(stack, "POST", path(event, path), "", fields, false), published(stack, event));
    }

    private static String path(String event, String path) {
        return "/desk/events/" + event + path;
    }

    private static PublishedEvent published(TestStack stack, String event) {
        return new Events(of(stack).table()).find(event).orElseThrow();
    }

    private static DeskVisit visit(
            TestStack stack,
            String method,
            String path,
            String query,
            Map<String, List<String>> fields,
            boolean isOrganizer) {
        var request = new Request(method, path, query, Map.of(), Map.of(), new byte[0], "example.org", "192.0.2.1", "");
        var session = new Session("0a".repeat(16), ADDRESS, new byte[16], isOrganizer, Set.of());
        return new DeskVisit(
                request,
                new FormFields(fields, List.of()),
                session,
                Language.choose(request.query("lang"), ""),
                stack.local.url(),
                stack.local.clock().instant());
    }
}
