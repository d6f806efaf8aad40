package openseat.local.stories.waitinglist;

import java.net.http.HttpResponse;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;

/// Helpers for tests of the waiting list.
final class WaitingListFixture {

    private WaitingListFixture() {}

    static String status(TestStack stack, String link) {
        return (String) Web.json(open(stack, link)).get("status");
    }

    static HttpResponse<String> open(TestStack stack, String link) {
        return stack.get(link, "accept", "application/json");
    }
}
