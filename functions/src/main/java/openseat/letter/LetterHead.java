package openseat.letter;

import openseat.page.SeatRow;

/// The top of a letter, as keys of words: what happened to the event comes before where the registration stands.
record LetterHead(String kicker, String headline, SeatRow seat) {

    static LetterHead of(Draft draft) {
        var letter = draft.letter();
        if (draft.leadsWithNews()) {
            return new LetterHead("mail.news.kicker", "mail." + draft.turn().orElseThrow().word + ".headline", seat(draft));
        }
        var promoted = letter instanceof Letter.Ticket && draft.news().promoted();
        return new LetterHead(
                promoted ? "mail.promoted.kicker" : "mail." + letter.kind() + ".kicker",
                "mail." + letter.kind() + ".headline",
                seat(draft));
    }

    private static SeatRow seat(Draft draft) {
        if (draft.calledOff()) {
            return SeatRow.FULL;
        }
        return switch (draft.letter()) {
            case Letter.Confirm _, Letter.Cancelled _ -> SeatRow.OPEN;
            case Letter.Ticket _ -> SeatRow.TAKEN;
            case Letter.Waiting _ -> SeatRow.FULL;
        };
    }
}
