package openseat.manage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import openseat.registration.Registration;
import openseat.registration.Status;
import openseat.registration.Submission;

/// What is held about somebody, as they may read it behind their link.
final class PersonalData {

    private PersonalData() {}

    /// Before confirming, nothing that was typed: whoever reads may be a stranger whose address was typed by mistake.
    static Map<String, Object> of(Registration row, OptionalInt position) {
        var held = new LinkedHashMap<String, Object>();
        held.put("event", row.event());
        held.put("standing", row.status().word);
        position.ifPresent(place -> held.put("position", place));
        if (row.status() != Status.REQUESTED) {
            held.put("email", row.address());
            row.accepted().ifPresent(accepted -> held.put("answers", answers(accepted)));
            row.requestedAgain().ifPresent(proposed -> held.put("askedAnew", answers(proposed)));
        }
        held.put("asked", row.moments().requested().toString());
        moment(held, "lastAct", row.moments().acted());
        row.delivery().lastLetter().ifPresent(told -> held.put("lastLetter", told.at().toString()));
        if (!row.delivery().isReachable()) {
            held.put("lettersComeBack", true);
        }
        held.put("links", row.links().tokens().size());
        moment(held, "lapses", row.moments().expires());
        held.put("deleted", row.moments().ends().toString());
        return held;
    }

    private static Map<String, Object> answers(Submission submission) {
        var answers = submission.answers();
        var map = new LinkedHashMap<String, Object>();
        answers.name().ifPresent(name -> map.put("name", name));
        answers.organization().ifPresent(organization -> map.put("organization", organization));
        answers.participantType().ifPresent(type -> map.put("participantType", type.word));
        answers.interpretation().ifPresent(tag -> map.put("interpretation", tag));
        if (!answers.access().isEmpty()) {
            map.put("access", answers.access().stream().map(access -> access.word).toList());
        }
        answers.accessNote().ifPresent(note -> map.put("accessNote", note));
        answers.zone().ifPresent(zone -> map.put("zone", zone.getId()));
        map.put("places", answers.places());
        map.put("lang", submission.language());
        map.put("consent", Map.of("notice", submission.notice(), "at", submission.at().toString()));
        return map;
    }

    private static void moment(Map<String, Object> held, String name, Optional<Instant> moment) {
        moment.ifPresent(at -> held.put(name, at.toString()));
    }
}
