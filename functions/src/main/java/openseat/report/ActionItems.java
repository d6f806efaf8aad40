package openseat.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import openseat.audience.Audience;
import openseat.audience.Question;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.event.RegistrationStatus;
import openseat.event.Schedule;
import openseat.i18n.Language;
import openseat.report.ActionItem.Field;

/// Finds what only the organizers can decide or correct. Pure.
public final class ActionItems {

    /// How long before the start a missing link to join is reported: there is still a morning's digest in between.
    private static final Duration LINK_NEEDED = Duration.ofHours(48);

    /// How long before registration closes that is reported.
    private static final Duration CLOSES_SOON = Duration.ofDays(3);

    /// Before the last day of a deadline whoever gets the digest on few days is told, however far away it is: the
    /// next digest would come too late.
    private static final Duration LAST_DAY = Duration.ofHours(24);

    /// One seat in so many, or fewer, is nearly none.
    private static final long NEARLY_NONE = 10;

    /// Answers that ask for nothing that could be named.
    private static final List<String> NO_REQUEST = List.of("unstated", "none", "other");

    /// Few seats, or none, are one matter: while places come and go it is not new each time the last one is taken.
    static final String SEATS = "seats";

    static final String FULL = "full";
    static final String WAITING = "waiting";

    private final PublishedEvent published;
    private final Event event;
    private final Snapshot now;
    private final Optional<Audience> audience;
    private final MailHealth mail;
    private final Instant at;
    private final Instant next;

    private ActionItems(
            PublishedEvent published,
            Snapshot now,
            Optional<Audience> audience,
            MailHealth mail,
            Instant at,
            Instant next) {
        this.published = published;
        this.event = published.event();
        this.now = now;
        this.audience = audience;
        this.mail = mail;
        this.at = at;
        this.next = next;
    }

    /// The open ones, most urgent first. An event that is over or cancelled has none.
    ///
    /// @param next when the recipient's next digest is due
    public static List<ActionItem> of(
            PublishedEvent published,
            Snapshot now,
            Optional<Audience> audience,
            MailHealth mail,
            Instant at,
            Instant next) {
        return new ActionItems(published, now, audience, mail, at, next).all();
    }

    /// What the table remembers as reported after a digest, or after a time for one at which there was none.
    ///
    /// @param last  what it remembered before
    /// @param words of the items that are open now
    public static List<String> remembered(List<String> last, List<String> words) {
        var kept = words.contains(SEATS) ? Stream.of(FULL, WAITING).filter(last::contains) : Stream.<String>empty();
        return Stream.concat(words.stream(), kept).distinct().toList();
    }

    private List<ActionItem> all() {
        if (event.registrationStatus(at).isFinal()) {
            return List.of();
        }
        var items = new ArrayList<ActionItem>();
        published.announcedRecipientsEnd(at).map(ActionItem.RecipientsEnd::new).ifPresent(items::add);
        dateWithoutLink().map(ActionItem.NoLink::new).ifPresent(items::add);
        if (event.schedule() instanceof Schedule.ToBeConfirmed) items.add(new ActionItem.NoDate(now.registrations()));
        seats().ifPresent(items::add);
        interpretation().ifPresent(items::add);
        accessNeeds().ifPresent(items::add);
        closesSoon().ifPresent(items::add);
        items.addAll(ofMail());
        if (event.contact().isEmpty()) items.add(new ActionItem.NoContact());
        if (event.privacy().isEmpty()) items.add(new ActionItem.NoKeeper());
        emptyFields().ifPresent(items::add);
        return List.copyOf(items);
    }

    /// The date of an event, if it begins soon, or has begun, and those who have a seat cannot join.
    private Optional<Schedule.Confirmed> dateWithoutLink() {
        return event.schedule()
                .date()
                .filter(date ->
                        event.isOnline() && !published.joining().hasLink() && isNear(date.startsAt(), LINK_NEEDED));
    }

    /// Whether a deadline is this near, or so near that no other digest comes before its last day.
    private boolean isNear(Instant deadline, Duration window) {
        return !at.isBefore(deadline.minus(window)) || next.isAfter(deadline.minus(LAST_DAY));
    }

    /// What there is to know about the seats. Once people can register no more, full is as it should be.
    private Optional<ActionItem> seats() {
        return now.left().flatMap(left -> {
            if (left < 0) {
                return Optional.of(new ActionItem.Overbooked(-left));
            }
            if (event.registrationStatus(at) instanceof RegistrationStatus.Closed) {
                return Optional.empty();
            }
            return left == 0
                    ? Optional.of(new ActionItem.Full(now.waiting()))
                    : Optional.<ActionItem>of(new ActionItem.AlmostFull(left, now.waiting()))
                            .filter(_ -> now.waiting() > 0
                                    || left * NEARLY_NONE <= now.capacity().orElseThrow());
        });
    }

    private Optional<ActionItem> interpretation() {
        var offered = event.offers().interpretation();
        var languages = offered.stream().map(Language::primarySubtag).toList();
        var asked = asked(Question.INTERPRETATION, row -> Language.primarySubtag(row.option()), languages);
        return Optional.<ActionItem>of(new ActionItem.Interpretation(asked, offered, now.daysToGo()))
                .filter(_ -> !asked.isEmpty());
    }

    private Optional<ActionItem> accessNeeds() {
        var offered = event.offers().access();
        var words = offered.stream().map(access -> access.word).toList();
        var asked = asked(Question.ACCESS, Audience.Row::option, words);
        return Optional.<ActionItem>of(new ActionItem.AccessNeeds(asked, offered, now.daysToGo()))
                .filter(_ -> !asked.isEmpty());
    }

    /// The answers to a question that ask for what is not offered.
    private List<Audience.Row> asked(
            Question question, Function<Audience.Row, String> name, Collection<String> offered) {
        return audience.stream()
                .flatMap(published -> published.tables().stream())
                .filter(table -> table.question() == question)
                .flatMap(table -> table.rows().stream())
                .filter(row -> !NO_REQUEST.contains(row.option()) && !offered.contains(name.apply(row)))
                .toList();
    }

    private Optional<ActionItem> closesSoon() {
        return event.registration()
                .closes()
                .filter(closes -> at.isBefore(closes) && isNear(closes, CLOSES_SOON))
                .map(ActionItem.ClosesSoon::new);
    }

    private List<ActionItem> ofMail() {
        var items = new ArrayList<ActionItem>();
        if (mail.blocked()) items.add(new ActionItem.LettersWait());
        if (mail.tooManyBounce()) {
            items.add(new ActionItem.TooManyBounced(mail.percent().orElseThrow(), mail.bounced()));
        }
        if (!mail.complained().isFewerThanFive()) items.add(new ActionItem.Complained(mail.complained()));
        if (!mail.refused().isFewerThanFive()) items.add(new ActionItem.Refused(mail.refused()));
        return items;
    }

    /// The fields of the Global Compact are missed only where one of them is stated: other events have none.
    private Optional<ActionItem> emptyFields() {
        var fields = new ArrayList<Field>();
        if (event.place().isEmpty()) fields.add(Field.PLACE);
        if (event.description().organizers().isEmpty()) fields.add(Field.ORGANIZERS);
        if (event.description().audience().isEmpty()) fields.add(Field.AUDIENCE);
        var compact = event.compact();
        if (compact.isStated()) {
            if (compact.geographicScope().isEmpty()) fields.add(Field.GEOGRAPHIC_SCOPE);
            if (compact.workstreamOutput().isEmpty()) fields.add(Field.WORKSTREAM_OUTPUT);
            if (compact.regionalReviewProcess().isEmpty()) fields.add(Field.REGIONAL_REVIEW_PROCESS);
            if (compact.objectives().isEmpty()) fields.add(Field.OBJECTIVES);
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(new ActionItem.EmptyFields(List.copyOf(fields)));
    }
}
