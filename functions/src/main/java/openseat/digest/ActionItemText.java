package openseat.digest;

import openseat.i18n.Words;
import openseat.mail.Block;

/// A need in words: as a headline with a line under it, or as a paragraph.
record ActionItemText(String headline, String under, Block.Note note) {

    static ActionItemText of(ActionItem need, Words words) {
        return switch (need) {
            case ActionItem.NoDate(var waiting) -> sentence(words, words.get("digest.noDate.headline"), words.get("digest.noDate.under", "count", waiting));
            case ActionItem.Overbooked(var tooMany) ->
                    sentence(words, words.get("digest.overbooked.headline", "count", tooMany), words.get("digest.overbooked.under"));
            case ActionItem.Refused(var letters) ->
                    sentence(words, words.get("digest.refused.headline", "count", letters), words.get("digest.refused.under"));
            case ActionItem.Bounced(var letters) ->
                    sentence(words, words.get("digest.bounced.headline", "count", letters), words.get("digest.bounced.under"));
            case ActionItem.NoContact _ -> sentence(words, words.get("digest.noContact.headline"), words.get("digest.noContact.under"));
            case ActionItem.NoKeeper _ -> sentence(words, words.get("digest.noKeeper.headline"), words.get("digest.noKeeper.under"));
            case ActionItem.LeftEmpty(var gaps) -> {
                var names = gaps.stream()
                        .map(gap -> words.get("digest.gap." + gap.word))
                        .reduce((first, second) -> words.get("digest.list", "first", first, "second", second))
                        .orElse("");
                var headline = words.get("digest.leftEmpty.headline");
                yield new ActionItemText(headline, names, new Block.Note(
                        words.get("digest.colon", "headline", headline), words.get("digest.stop", "headline", names)));
            }
        };
    }

    private static ActionItemText sentence(Words words, String headline, String under) {
        return new ActionItemText(headline, under, new Block.Note(words.get("digest.stop", "headline", headline), under));
    }
}
