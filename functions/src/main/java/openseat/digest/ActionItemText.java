package openseat.digest;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import openseat.audience.Question;
import openseat.content.Block;
import openseat.content.ClockRows;
import openseat.i18n.Words;
import openseat.report.ActionItem;
import openseat.report.Report;

/// The text of an action item: as a headline with a subtitle, or as an entry of the list, which ends with a link to
/// the place on the event's page, or on its form at the desk.
public record ActionItemText(String headline, String subtitle, Block.Note note, Optional<URI> place) {

    public static ActionItemText of(ActionItem item, Labels labels, ClockRows clocks, Report.Links links) {
        var words = labels.words();
        var text = new Writer(labels, clocks);
        var headline = text.headline(item);
        var subtitle = text.subtitle(item);
        var lead = item instanceof ActionItem.EmptyFields ? "digest.colon" : "digest.stop";
        var place = links.to(item);
        var label = words.get(links.edit().isPresent() ? "desk.digest.at" : "digest.at");
        var link = place.map(address -> new Block.Link(label, address));
        var note = new Block.Note(words.get(lead, "headline", headline), sentence(words, subtitle), link);
        return new ActionItemText(headline, subtitle, note, place);
    }

    private static String sentence(Words words, String text) {
        var stop = words.get("digest.stop", "headline", "");
        return text.endsWith(stop) ? text : words.get("digest.stop", "headline", text);
    }

    private record Writer(Labels labels, ClockRows clocks) {

        String headline(ActionItem item) {
            return switch (item) {
                case ActionItem.Overbooked(var excess) -> get("overbooked.headline", "count", excess);
                case ActionItem.Complained(var letters) -> get("complained.headline", "count", labels.band(letters));
                case ActionItem.Refused(var letters) -> get("refused.headline", "count", labels.band(letters));
                default -> get(kind(item) + ".headline");
            };
        }

        String subtitle(ActionItem item) {
            return switch (item) {
                case ActionItem.RecipientsEnd(var at) -> get("recipientsEnd.subtitle", "date", clocks.localDay(at));
                case ActionItem.NoLink(var date) -> get("noLink.subtitle", "start", clocks.begins(date));
                case ActionItem.NoDate(var registrations) -> get("noDate.subtitle", "count", registrations);
                case ActionItem.Full(var waiting) ->
                    waiting == 0 ? get("full.nobodyWaits") : get("full.subtitle", "count", waiting);
                case ActionItem.AlmostFull(var left, var waiting) ->
                    waiting == 0
                            ? get("almostFull.subtitle", "left", left)
                            : get("almostFull.waiting.subtitle", "left", left, "count", waiting);
                case ActionItem.Interpretation(var asked, var offered, var days) ->
                    asked(
                            labels.list(Question.INTERPRETATION, asked),
                            offered.stream().map(labels::spoken),
                            days);
                case ActionItem.AccessNeeds(var asked, var offered, var days) ->
                    asked(
                            labels.list(Question.ACCESS, asked),
                            offered.stream().map(access -> labels.option(Question.ACCESS, access.word)),
                            days);
                case ActionItem.ClosesSoon(var at) -> get("closesSoon.subtitle", "moment", clocks.moment(at));
                case ActionItem.TooManyBounced(var percent, var _) ->
                    get("tooManyBounced.subtitle", "percent", percent);
                case ActionItem.EmptyFields(var fields) ->
                    labels.list(fields.stream().map(field -> get("gap." + field.word)));
                case ActionItem.Overbooked _,
                        ActionItem.LettersWait _,
                        ActionItem.Complained _,
                        ActionItem.Refused _,
                        ActionItem.NoContact _,
                        ActionItem.NoKeeper _ -> get(kind(item) + ".subtitle");
            };
        }

        private static String kind(ActionItem item) {
            return switch (item) {
                case ActionItem.RecipientsEnd _ -> "recipientsEnd";
                case ActionItem.NoLink _ -> "noLink";
                case ActionItem.NoDate _ -> "noDate";
                case ActionItem.Overbooked _ -> "overbooked";
                case ActionItem.Full _ -> "full";
                case ActionItem.AlmostFull(var _, var waiting) -> waiting == 0 ? "almostFull" : "almostFull.waiting";
                case ActionItem.Interpretation _ -> "interpretation";
                case ActionItem.AccessNeeds _ -> "access";
                case ActionItem.ClosesSoon _ -> "closesSoon";
                case ActionItem.LettersWait _ -> "lettersWait";
                case ActionItem.TooManyBounced _ -> "tooManyBounced";
                case ActionItem.Complained _ -> "complained";
                case ActionItem.Refused _ -> "refused";
                case ActionItem.NoContact _ -> "noContact";
                case ActionItem.NoKeeper _ -> "noKeeper";
                case ActionItem.EmptyFields _ -> "leftEmpty";
            };
        }

        private String asked(String asked, Stream<String> offered, OptionalLong daysToGo) {
            var list = labels.list(offered);
            var text = get("asked", "asked", asked, "offered", list.isEmpty() ? get("asked.nothing") : list);
            return daysToGo.isPresent()
                    ? text + Words.blankAfter(text) + get("daysLeft", "count", daysToGo.getAsLong())
                    : text;
        }

        private String get(String key, Object... values) {
            return labels.words().get("digest." + key, values);
        }
    }
}
