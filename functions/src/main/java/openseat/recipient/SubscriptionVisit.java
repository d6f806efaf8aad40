package openseat.recipient;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.PublishedEvent;
import openseat.form.FormFields;
import openseat.http.Json;
import openseat.http.Request;
import openseat.i18n.Language;
import openseat.subscription.Rhythm;
import openseat.subscription.Subscription;

/// A request by a valid key to a recipient's page.
record SubscriptionVisit(Request request, PublishedEvent published, Subscription subscription, FormFields fields) {

    /// The language that was chosen, else that of their digests.
    Language language() {
        return chosenLanguage().orElseGet(subscription::languageOrDefault);
    }

    private Optional<Language> chosenLanguage() {
        return Stream.of(fields.language(), request.query("lang").flatMap(Language::of))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// The URL of this page with a message. It names a language only if one was chosen.
    String urlWith(Notice notice) {
        return request.path() + "?done=" + notice.word
                + chosenLanguage().map(language -> "&lang=" + language.tag()).orElse("");
    }

    Optional<Notice> notice() {
        return request.query("done").flatMap(Notice::of).filter(notice -> notice.fits(subscription));
    }

    /// The rhythm that holds, for a program, which may send a part of it.
    Optional<Rhythm> present() {
        return Optional.of(subscription.rhythm())
                .filter(_ -> request.header("content-type")
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .startsWith("application/json"));
    }

    /// Whether the event is over or cancelled, and nothing will need them any more who want only that.
    private boolean isOver(Instant now) {
        return subscription.rhythm().onlyWhenNeeded()
                && published.event().registrationStatus(now).isFinal();
    }

    /// When their next digest may come; empty if none will, or the first is on its way.
    Optional<Instant> next(Instant now) {
        return subscription.isSent() && subscription.last().at().isPresent() && !isOver(now)
                ? Optional.of(subscription.rhythm().next(subscription.zone(), now))
                : Optional.empty();
    }

    /// What is stored about the recipient, for programs.
    Map<String, Object> members(Instant now) {
        var members = new LinkedHashMap<String, Object>();
        members.put("status", subscription.bounced() ? "bounced" : subscription.status().word);
        members.put("email", subscription.address());
        members.put("lang", subscription.language());
        members.put("zone", subscription.zone().getId());
        members.put("role", subscription.role().word);
        members.put("rhythm", members(subscription.rhythm()));
        next(now).ifPresent(next -> members.put("next", next.toString()));
        return members;
    }

    private static Map<String, Object> members(Rhythm rhythm) {
        var members = Json.members(
                RhythmForm.WEEKDAYS,
                rhythm.words(),
                RhythmForm.TIME,
                rhythm.time().toString());
        members.put(RhythmForm.ONLY, rhythm.onlyWhenNeeded());
        return members;
    }

    /// What was just done; `word` is its name in the URL.
    enum Notice {
        STARTED("started", Subscription.Status.ACTIVE),
        SAVED("saved", Subscription.Status.ACTIVE),
        STOPPED("stopped", Subscription.Status.STOPPED);

        final String word;
        private final Subscription.Status status;

        Notice(String word, Subscription.Status status) {
            this.word = word;
            this.status = status;
        }

        static Optional<Notice> of(String word) {
            return Stream.of(values())
                    .filter(notice -> notice.word.equals(word))
                    .findFirst();
        }

        /// Whether it can still be true: a URL that carries it may be opened again later.
        private boolean fits(Subscription now) {
            return now.status() == status && !now.bounced();
        }
    }
}
