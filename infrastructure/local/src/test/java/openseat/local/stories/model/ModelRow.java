package openseat.local.stories.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// One registration of the model: what was requested, told and accepted.
final class ModelRow {

    /// A person's answers.
    record Answers(int places, String type, boolean captions) {

        boolean hasDetails() {
            return type != null || captions;
        }

        Answers withoutDetails() {
            return new Answers(places, null, false);
        }
    }

    /// One filled form; everybody uses the same language.
    record Request(Answers answers, Instant at) {

        /// Whether it only asks for a new link.
        boolean isBare() {
            return answers.places == 1 && !answers.hasDetails();
        }

        boolean saysSameAs(Request other) {
            return answers.equals(other.answers);
        }

        Request withoutDetails() {
            return new Request(answers.withoutDetails(), at);
        }
    }

    /// A link that opens the row.
    ///
    /// @param letter  the number of the letter that brought it, from 0
    /// @param request what that letter was written for; null if a change caused it, or once it was decided about
    record Link(int letter, Instant at, boolean byRequest, Request request) {

        Link with(Request other) {
            return new Link(letter, at, byRequest, other);
        }
    }

    /// What a letter said; `calledOff` is what it said of the event.
    record Letter(String status, int places, boolean calledOff, Instant at) {}

    /// A letter that has left, but is not yet recorded in the row; an act meanwhile makes it count for nothing.
    ///
    /// @param tellsAll whether no request is left to be told
    record UnderWay(Letter letter, boolean byRequest, boolean tellsAll) {}

    private static final Duration DOUBLE_CLICK = Duration.ofMinutes(5);
    private static final Duration LINK_WORKS = Duration.ofDays(7);

    String status = "requested";
    Request accepted;

    /// What no letter has told yet: of many requests, the first and the latest.
    Request first;
    Request latest;

    List<Link> links = new ArrayList<>();

    /// The number of the letter whose link was used last.
    int used = -1;

    Letter lastLetter;
    UnderWay underWay;
    boolean pending;
    boolean blocked;

    /// Whether the organizers asked to remove it, and upkeep has not looked yet.
    boolean toRemove;
    Instant expiry;

    ModelRow copy() {
        var copy = new ModelRow();
        copy.status = status;
        copy.accepted = accepted;
        copy.first = first;
        copy.latest = latest;
        copy.links = new ArrayList<>(links);
        copy.used = used;
        copy.lastLetter = lastLetter;
        copy.underWay = underWay;
        copy.pending = pending;
        copy.blocked = blocked;
        copy.toRemove = toRemove;
        copy.expiry = expiry;
        return copy;
    }

    void request(Request request) {
        first = first == null ? request : first;
        latest = request;
        pending = true;
    }

    /// The link that a letter brought; null if it does not work any more.
    Link link(int letter) {
        return links.stream().filter(link -> link.letter == letter).findFirst().orElse(null);
    }

    /// What the newest letter was written for that a request caused.
    private Request told() {
        return links.reversed().stream()
                .map(Link::request)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// What a link confirms.
    Request toConfirm(Link link) {
        return Stream.of(accepted, link.request, told())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /// What was requested after something had been accepted, and what this link can make count; null if nothing.
    Request offered(Link link) {
        return Stream.of(link.request, latest, told())
                .filter(request -> accepted != null && request != null)
                .filter(request -> !request.isBare() && !request.saysSameAs(accepted))
                .findFirst()
                .orElse(null);
    }

    /// The requests that letters must tell, in order; a bare one repeats the one that was told last.
    Stream<Request> untold() {
        return Stream.of(first, latest).filter(Objects::nonNull).distinct().map(this::resolve);
    }

    private Request resolve(Request request) {
        return request.isBare() && told() != null ? new Request(told().answers, request.at) : request;
    }

    /// Whether letters said the same: what counts, or what was requested a moment before.
    boolean wasTold(Request request) {
        return accepted != null && (request.isBare() || request.saysSameAs(accepted))
                || links.reversed().stream()
                        .filter(link -> link.request != null)
                        .limit(1)
                        .anyMatch(link ->
                                request.saysSameAs(link.request) && request.at.isBefore(link.at.plus(DOUBLE_CLICK)));
    }

    boolean isDoubleClick(Request request) {
        return lastLetter != null && request.at.isBefore(lastLetter.at.plus(DOUBLE_CLICK)) && wasTold(request);
    }

    /// A letter leaves, with a link.
    ///
    /// @param request what it is written for; null if a change causes it
    void send(int letter, Request request, boolean calledOff, Instant now) {
        var tellsAll = request == null
                ? untold().allMatch(this::wasTold)
                : latest == null || resolve(latest).saysSameAs(request);
        links.add(new Link(letter, now, request != null, request));
        links.removeIf(link -> link.byRequest && !now.isBefore(link.at.plus(LINK_WORKS)) && link.letter != used);
        underWay = new UnderWay(new Letter(status, places(), calledOff, now), request != null, tellsAll);
    }

    /// Something that its holder or the waiting list does: a letter is pending.
    void change(String status) {
        this.status = status;
        underWay = null;
        pending = true;
    }

    /// The organizers' wish is done: a letter about an earlier cancellation counts as one about the seat since
    /// then.
    void remove() {
        if (lastLetter != null && lastLetter.status.equals("cancelled")) {
            lastLetter = new Letter(status, lastLetter.places, lastLetter.calledOff, lastLetter.at);
        }
        toRemove = false;
        change("cancelled");
    }

    /// The link's holder decided about a request: no link is written for it any more.
    void forget(Request request) {
        links.replaceAll(link -> link.request != null && link.request.saysSameAs(request) ? link.with(null) : link);
    }

    void deleteDetails() {
        accepted = accepted == null ? null : accepted.withoutDetails();
        first = first == null ? null : first.withoutDetails();
        latest = latest == null ? null : latest.withoutDetails();
        links.replaceAll(link -> link.request == null ? link : link.with(link.request.withoutDetails()));
    }

    boolean hasDetails() {
        return Stream.concat(Stream.of(accepted, first, latest), links.stream().map(Link::request))
                .anyMatch(request -> request != null && request.answers.hasDetails());
    }

    int places() {
        return accepted == null ? 1 : accepted.answers.places;
    }

    boolean hasSeatOrWaits() {
        return status.equals("confirmed") || status.equals("waiting");
    }

    /// The suffix of the counter for its deletion.
    String counterSuffix() {
        return status.equals("requested") && lastLetter == null ? "unsent" : status;
    }
}
