package openseat.local.stories.model;

import java.time.Instant;

/// One registration of the model, with its requested and its accepted answers.
record ModelRow(
        String status,
        Answers proposed,
        Answers accepted,
        Instant asked,
        Instant lastLetter,
        Instant expiry,
        boolean pending) {

    /// A person's answers.
    record Answers(int places, String type, boolean captions) {

        /// Whether it is only a request for one place.
        boolean isBare() {
            return places == 1 && !hasDetails();
        }

        boolean hasDetails() {
            return type != null || captions;
        }

        Answers withoutDetails() {
            return new Answers(places, null, false);
        }
    }

    Answers current() {
        return accepted != null ? accepted : proposed;
    }

    Answers unaccepted() {
        return accepted != null && proposed != null && !proposed.isBare() ? proposed : null;
    }

    boolean hasSeatOrWaits() {
        return status.equals("confirmed") || status.equals("waiting");
    }

    ModelRow withStatus(String status) {
        return new ModelRow(status, proposed, accepted, asked, lastLetter, expiry, true);
    }

    ModelRow withAnswers(Answers proposed, Answers accepted) {
        return new ModelRow(status, proposed, accepted, asked, lastLetter, expiry, true);
    }

    ModelRow settled(Instant lastLetter, Instant expiry) {
        return new ModelRow(status, proposed, accepted, asked, lastLetter, expiry, false);
    }

    /// The suffix of the counter for its deletion.
    String counterSuffix() {
        return status.equals("requested") && lastLetter == null ? "unsent" : status;
    }
}
