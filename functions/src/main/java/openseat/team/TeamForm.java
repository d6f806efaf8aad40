package openseat.team;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import openseat.form.FormFields;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.i18n.Zones;
import openseat.page.FormInput;
import openseat.publish.PublishRequest;
import openseat.recipient.RhythmForm;
import openseat.recipient.SubscriptionPage;
import openseat.subscription.Recipients.Listed;
import openseat.subscription.Rhythm;
import openseat.subscription.Role;
import openseat.subscription.SubscriptionWrites.Published;

/// What an organizer typed about somebody who gets the digest. Pure.
///
/// @param edited who it is about; empty for somebody new
/// @param all    everybody on the list
record TeamForm(FormFields fields, Optional<Listed> edited, List<Listed> all) {

    static final String ZONE = "zone";

    sealed interface Read {}

    record Valid(Published recipient) implements Read {}

    /// @param errors by field, in words
    record NotAccepted(SequencedMap<String, String> errors) implements Read {}

    Read read(Words words) {
        var errors = new LinkedHashMap<String, String>();
        var address = edited.map(listed -> Optional.of(listed.published().address()))
                .orElseGet(() -> TypedPerson.address(
                        fields,
                        all.stream().map(listed -> listed.published().address()),
                        PublishRequest.MOST_RECIPIENTS,
                        words,
                        errors));
        var language = TypedPerson.language(fields, words, errors);
        var zone = zone(words, errors);
        var rhythm = RhythmForm.read(fields, Optional.empty());
        if (rhythm instanceof RhythmForm.NotAccepted(var wrong)) {
            wrong.forEach(error -> errors.putIfAbsent(error.field(), error.in(words)));
        }
        if (!errors.isEmpty()) {
            return new NotAccepted(errors);
        }
        var role = edited.map(listed -> listed.published().role()).orElse(Role.READER);
        return new Valid(new Published(
                address.orElseThrow(),
                language.orElseThrow(),
                zone.orElseThrow(),
                role,
                ((RhythmForm.Valid) rhythm).rhythm()));
    }

    /// No answer is UTC; an area of the world leads to the cities in it.
    private Optional<ZoneId> zone(Words words, Map<String, String> errors) {
        var typed = fields.single(ZONE).orElse("");
        if (typed.isEmpty()) {
            return Optional.of(ZoneId.of("UTC"));
        }
        var zone = Zones.of(typed);
        if (zone.isEmpty()) {
            errors.put(ZONE, words.get(Zones.AREAS.contains(typed) ? "error.zoneNext" : "error.zone"));
        }
        return zone;
    }

    /// The list with what was typed in place of what it said before.
    List<Published> list(Published recipient) {
        return edited.isPresent()
                ? all.stream()
                        .map(listed -> listed.equals(edited.get()) ? recipient : listed.published())
                        .toList()
                : Stream.concat(all.stream().map(Listed::published), Stream.of(recipient))
                        .toList();
    }

    List<Published> listWithout() {
        return all.stream()
                .filter(listed -> !edited.equals(Optional.of(listed)))
                .map(Listed::published)
                .toList();
    }

    /// What the form shows at first.
    static FormInput input(Optional<Listed> edited, Language language) {
        var values = new LinkedHashMap<String, List<String>>();
        var published = edited.map(Listed::published);
        values.putAll(SubscriptionPage.values(published.map(Published::rhythm).orElse(Rhythm.DAILY)));
        values.put(
                TypedPerson.LANGUAGE, List.of(published.map(Published::language).orElse(language.tag())));
        published.ifPresent(listed -> values.put(ZONE, List.of(listed.zone().getId())));
        return FormInput.withoutErrors(values);
    }
}
