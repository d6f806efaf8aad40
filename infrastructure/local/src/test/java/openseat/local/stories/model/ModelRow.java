package openseat.local.stories.model;

import java.time.Instant;

/// One registration of the model; its answers are what was asked, and what was accepted of it.
record ModelRow(String standing, Answers proposed, Answers accepted, Instant asked, Instant told, Instant lapse, boolean owes) {

    /// What somebody answers; nothing but one place is a bare asking.
    record Answers(int places, String type, boolean captions) {

        boolean isBare() {
            return places == 1 && !says();
        }

        boolean says() {
            return type != null || captions;
        }

        Answers silent() {
            return new Answers(places, null, false);
        }
    }

    Answers current() {
        return accepted != null ? accepted : proposed;
    }

    Answers anew() {
        return accepted != null && proposed != null && !proposed.isBare() ? proposed : null;
    }

    ModelRow standing(String now) {
        return new ModelRow(now, proposed, accepted, asked, told, lapse, true);
    }

    ModelRow answers(Answers proposed, Answers accepted) {
        return new ModelRow(standing, proposed, accepted, asked, told, lapse, true);
    }

    ModelRow settled(Instant told, Instant lapse) {
        return new ModelRow(standing, proposed, accepted, asked, told, lapse, false);
    }

    /// By which counter it goes.
    String way() {
        return standing.equals("requested") && told == null ? "unsent" : standing;
    }
}
