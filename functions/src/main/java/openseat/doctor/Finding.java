package openseat.doctor;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// One thing that the doctor looked at: what it found, and what to do about it.
///
/// @param id   stays the same in later versions, so that a script may look for it
/// @param todo a command or a place in a console; blank if there is nothing to do
record Finding(String id, Severity severity, String found, String todo) {

    /// The worst first.
    enum Severity {
        /// Mail, registration or protection does not work, or soon will not.
        PROBLEM,
        /// It works, but could be better.
        ADVICE,
        OK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String id, String found) {
        return new Finding(id, Severity.OK, found, "");
    }

    static Finding advice(String id, String found, String todo) {
        return new Finding(id, Severity.ADVICE, found, todo);
    }

    static Finding problem(String id, String found, String todo) {
        return new Finding(id, Severity.PROBLEM, found, todo);
    }

    Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", id);
        members.put("severity", severity.word());
        members.put("found", found);
        members.put("todo", todo);
        return members;
    }
}
