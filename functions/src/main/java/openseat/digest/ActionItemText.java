package openseat.digest;

import openseat.i18n.Words;
import openseat.mail.Block;
import openseat.mail.ClockRows;
import openseat.report.ActionItem;

/// The text of an action item: as a headline with a subtitle, or as an entry of the list.
record ActionItemText(String headline, String subtitle, Block.Note note) {

    static ActionItemText of(ActionItem item, Words words, ClockRows clocks) {
        return switch (item) {
            case ActionItem.RecipientsEnd(var at) ->
                sentences(
                        words,
                        words.get("digest.recipientsEnd.headline"),
                        words.get("digest.recipientsEnd.subtitle", "date", clocks.localDay(at)));
            case ActionItem.NoLink(var date) ->
                sentences(
                        words,
                        words.get("digest.noLink.headline"),
                        words.get("digest.noLink.subtitle", "start", clocks.begins(date)));
            case ActionItem.NoDate(var registrations) ->
                sentences(
                        words,
                        words.get("digest.noDate.headline"),
                        words.get("digest.noDate.subtitle", "count", registrations));
            case ActionItem.Overbooked(var excess) ->
                sentences(
                        words,
                        words.get("digest.overbooked.headline", "count", excess),
                        words.get("digest.overbooked.subtitle"));
            case ActionItem.Full(var waiting) ->
                sentences(
                        words, words.get("digest.full.headline"), words.get("digest.full.subtitle", "count", waiting));
            case ActionItem.AlmostFull(var left) ->
                sentences(
                        words,
                        words.get("digest.almostFull.headline"),
                        words.get("digest.almostFull.subtitle", "count", left));
            case ActionItem.ClosesSoon(var at) ->
                sentences(
                        words,
                        words.get("digest.closesSoon.headline"),
                        words.get("digest.closesSoon.subtitle", "moment", clocks.moment(at)));
            case ActionItem.Rejected(var letters) ->
                sentences(
                        words,
                        words.get("digest.refused.headline", "count", letters),
                        words.get("digest.refused.subtitle"));
            case ActionItem.Bounced(var letters) ->
                sentences(
                        words,
                        words.get("digest.bounced.headline", "count", letters),
                        words.get("digest.bounced.subtitle"));
            case ActionItem.NoContact _ ->
                sentences(words, words.get("digest.noContact.headline"), words.get("digest.noContact.subtitle"));
            case ActionItem.NoKeeper _ ->
                sentences(words, words.get("digest.noKeeper.headline"), words.get("digest.noKeeper.subtitle"));
            case ActionItem.EmptyFields emptyFields -> emptyFields(words, emptyFields);
        };
    }

    private static ActionItemText sentences(Words words, String headline, String subtitle) {
        var note = new Block.Note(words.get("digest.stop", "headline", headline), subtitle);
        return new ActionItemText(headline, subtitle, note);
    }

    private static ActionItemText emptyFields(Words words, ActionItem.EmptyFields item) {
        var headline = words.get("digest.leftEmpty.headline");
        var names = item.fields().stream()
                .map(field -> words.get("digest.gap." + field.word))
                .reduce((first, second) -> words.get("digest.list", "first", first, "second", second))
                .orElse("");
        var note = new Block.Note(
                words.get("digest.colon", "headline", headline), words.get("digest.stop", "headline", names));
        return new ActionItemText(headline, names, note);
    }
}
