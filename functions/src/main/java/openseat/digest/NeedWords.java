package openseat.digest;

import openseat.mail.Part;
import openseat.text.Words;

/// A need in words: as a headline with a line under it, or as a paragraph.
record NeedWords(String headline, String under, Part.Note note) {

    static NeedWords of(Need need, Words words) {
        return switch (need) {
            case Need.NoDate(var waiting) -> sentence(words, words.get("digest.noDate.headline"), words.get("digest.noDate.under", "count", waiting));
            case Need.Overbooked(var tooMany) ->
                    sentence(words, words.get("digest.overbooked.headline", "count", tooMany), words.get("digest.overbooked.under"));
            case Need.Refused(var letters) ->
                    sentence(words, words.get("digest.refused.headline", "count", letters), words.get("digest.refused.under"));
            case Need.Bounced(var letters) ->
                    sentence(words, words.get("digest.bounced.headline", "count", letters), words.get("digest.bounced.under"));
            case Need.NoContact _ -> sentence(words, words.get("digest.noContact.headline"), words.get("digest.noContact.under"));
            case Need.NoKeeper _ -> sentence(words, words.get("digest.noKeeper.headline"), words.get("digest.noKeeper.under"));
            case Need.LeftEmpty(var gaps) -> {
                var names = gaps.stream()
                        .map(gap -> words.get("digest.gap." + gap.word))
                        .reduce((first, second) -> words.get("digest.list", "first", first, "second", second))
                        .orElse("");
                var headline = words.get("digest.leftEmpty.headline");
                yield new NeedWords(headline, names, new Part.Note(
                        words.get("digest.colon", "headline", headline), words.get("digest.stop", "headline", names)));
            }
        };
    }

    private static NeedWords sentence(Words words, String headline, String under) {
        return new NeedWords(headline, under, new Part.Note(words.get("digest.stop", "headline", headline), under));
    }
}
