package openseat.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import openseat.dynamodb.Item;

/// An event as it is stored, with its revision.
///
/// @param revision         counts publications from 1; it is the ETag
/// @param materialRevision the last revision that changed date or place: a material change, of which registrants who
///                         know only an older revision are told
/// @param scheduledAt      when the date was last changed
/// @param document         the JSON as it was published
/// @param at               when it was published
/// @param calendar         what its entries in calendars have in common
/// @param joining          what is known of the link to join
public record PublishedEvent(
        Event event,
        long revision,
        long materialRevision,
        Instant scheduledAt,
        String document,
        Instant at,
        CalendarIdentity calendar,
        Joining joining) {

    /// What everybody who reads the event may know of its link to join, which is secret.
    ///
    /// @param hasLink  whether one is stored
    /// @param revision the last revision that gave whoever had a seat another way in: their letters hold a link
    ///                 that works no more, or none. 0 if there was none
    public record Joining(boolean hasLink, long revision) {

        public static final Joining NONE = new Joining(false, 0);

        /// Whether letters that know only that revision hold a link that works no more, or none.
        public boolean isOtherLinkSince(long known) {
            return known < revision;
        }

        public static Joining from(Item event) {
            return new Joining(event.flag("hasLink"), event.count("joinRevision"));
        }

        public Map<String, Object> attributes() {
            return Map.of("hasLink", hasLink, "joinRevision", revision);
        }
    }

    /// How long the data of an event is still needed if it was published with a date in the past.
    private static final Duration GRACE = Duration.ofDays(7);

    /// How long an event may have no date before the readers of its digest are asked to publish it again.
    private static final Duration UNDATED = Duration.ofDays(365);

    /// How long they have for it.
    private static final Duration ANSWER = Duration.ofDays(30);

    private static final Pattern ETAG = Pattern.compile("\"?(\\d{1,15})\"?");

    public String etag() {
        return "\"" + revision + "\"";
    }

    /// Whether people join by a link: the event says that it is online, or there is one.
    public boolean isJoinable() {
        return event.isOnline() || joining.hasLink();
    }

    /// When personal data has served its purpose: at the end of the event. A mistyped year must not delete
    /// registrations before it can be corrected, so a date that was already past when published counts a week
    /// longer.
    public Optional<Instant> servedAt() {
        var date = event.schedule().date();
        if (date.isEmpty()) {
            return Optional.empty();
        }
        var end = date.get().endsAt();
        return Optional.of(end.isAfter(scheduledAt) ? end : scheduledAt.plus(GRACE));
    }

    /// When the last personal data of the event is deleted; empty without a date.
    public Optional<Instant> dataEnds() {
        return servedAt().map(served -> served.plus(Duration.ofDays(event.keepDays())));
    }

    /// When those who get the digest are deleted; empty unless the date is still to be confirmed.
    public Optional<Instant> recipientsEnd() {
        return event.schedule() instanceof Schedule.ToBeConfirmed
                ? Optional.of(at.plus(UNDATED).plus(ANSWER))
                : Optional.empty();
    }

    /// The same, once they must be told.
    public Optional<Instant> announcedRecipientsEnd(Instant now) {
        return recipientsEnd().filter(end -> !now.isBefore(end.minus(ANSWER)));
    }

    /// The revision that an ETag names; empty if it is not one of our ETags.
    public static OptionalLong revisionOf(String etag) {
        var match = ETAG.matcher(etag.strip());
        return match.matches() ? OptionalLong.of(Long.parseLong(match.group(1))) : OptionalLong.empty();
    }
}
