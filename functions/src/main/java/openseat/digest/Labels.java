package openseat.digest;

import java.util.List;
import java.util.stream.Stream;
import openseat.audience.Audience;
import openseat.audience.Question;
import openseat.content.Block;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.seats.Band;
import openseat.seats.Breakdown;

/// What numbers, answers and lists are called in one language.
public record Labels(Language language, Words words) {

    public static Labels in(Language language) {
        return new Labels(language, Words.in(language));
    }

    String band(Band band) {
        return band.isFewerThanFive() ? words.get("digest.few") : about(band.about());
    }

    String about(long number) {
        return words.get("digest.about", "count", number);
    }

    /// The name of an answer.
    String option(Question question, String option) {
        if (option.equals(Breakdown.UNSTATED)) {
            return words.get("form.noAnswer");
        }
        if (option.equals(Breakdown.ANY)) {
            return words.get("digest.who.any");
        }
        return switch (question) {
            case TYPE -> named("form.participant." + option, option);
            case ACCESS -> named("form.access." + option, option);
            case INTERPRETATION ->
                switch (option) {
                    case "none" -> words.get("digest.who.none");
                    case "other" -> words.get("form.interpretation.other");
                    default -> spoken(option);
                };
        };
    }

    /// The name of a language.
    String spoken(String tag) {
        return language.nameOf(tag).orElseGet(() -> Block.quoted(tag));
    }

    private String named(String key, String option) {
        return words.has(key) ? words.get(key) : Block.quoted(option);
    }

    /// How many registrations gave each of these answers, on one line.
    String list(Question question, List<Audience.Row> rows) {
        return list(rows.stream()
                .map(row -> words.get(
                        "mail.labelled", "label", option(question, row.option()), "value", about(row.about()))));
    }

    String list(Stream<String> items) {
        return items.reduce((first, second) -> words.get("digest.list", "first", first, "second", second))
                .orElse("");
    }
}
