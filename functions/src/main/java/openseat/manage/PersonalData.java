package openseat.manage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import openseat.http.Json;
import openseat.registration.Registration;
import openseat.registration.Status;
import openseat.registration.Submission;

/// The data stored about somebody, as JSON for the holder of their link.
final class PersonalData {

    private PersonalData() {}

    /// Before confirmation it contains nothing that was typed: the address may belong to somebody else by mistake.
    ///
    /// @param token        the hash of the key
    /// @param showsRequest whether the reader has said that a later request was theirs; before, none of its words
    /// @param join         the path of their link to join, if they have one
    static Map<String, Object> of(
            Registration row, byte[] token, boolean showsRequest, OptionalInt position, Optional<String> join) {
        var data = new LinkedHashMap<String, Object>();
        data.put("event", row.event());
        data.put("status", row.status().word);
        position.ifPresent(place -> data.put("position", place));
        join.ifPresent(path -> data.put("join", path));
        if (row.status() != Status.REQUESTED) {
            data.put("email", row.address());
            row.accepted().ifPresent(accepted -> data.put("answers", answers(accepted)));
            row.requestedAgain(token).ifPresent(request -> data.put("askedAnew", request(request, showsRequest)));
        }
        data.put("asked", row.moments().requested().toString());
        moment(data, "statusAt", row.moments().statusAt());
        moment(data, "lastAct", row.moments().acted());
        row.delivery()
                .lastLetter()
                .ifPresent(letter -> data.put("lastLetter", letter.at().toString()));
        if (row.delivery().bounced()) {
            data.put("lettersComeBack", true);
        }
        if (row.delivery().isBlocked()) {
            data.put("noLettersForRequests", true);
        }
        if (!row.wantsMessages()) {
            data.put("noReminders", true);
        }
        data.put("links", row.links().tokens().size());
        moment(data, "expires", row.moments().expires());
        data.put("deleted", row.moments().ends().toString());
        return data;
    }

    private static Map<String, Object> request(Submission request, boolean isShown) {
        var map = answers(isShown ? request : request.bare());
        map.put("request", request.fingerprint());
        return map;
    }

    private static Map<String, Object> answers(Submission submission) {
        var answers = submission.answers();
        var map = new LinkedHashMap<String, Object>();
        answers.name().ifPresent(name -> map.put("name", name));
        answers.organization().ifPresent(organization -> map.put("organization", organization));
        answers.participantType().ifPresent(type -> map.put("participantType", type.word));
        answers.interpretation().ifPresent(tag -> map.put("interpretation", tag));
        if (!answers.access().isEmpty()) {
            map.put(
                    "access",
                    answers.access().stream().map(access -> access.word).toList());
        }
        answers.accessNote().ifPresent(note -> map.put("accessNote", note));
        answers.zone().ifPresent(zone -> map.put("zone", zone.getId()));
        map.put("places", answers.places());
        map.put("lang", submission.language());
        map.put(
                "consent",
                Json.members(
                        "notice", submission.notice(), "at", submission.at().toString()));
        return map;
    }

    private static void moment(Map<String, Object> data, String name, Optional<Instant> moment) {
        moment.ifPresent(at -> data.put(name, at.toString()));
    }
}
