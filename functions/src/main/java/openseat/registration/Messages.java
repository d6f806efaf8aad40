package openseat.registration;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import openseat.dynamodb.Item;

/// The announcements of its event that a registration has to do with, and whether its holder wants those that they can
/// do without.
///
/// @param pending the numbers of those that no letter has told yet
/// @param met     the last that has reached this row; each reaches it once
/// @param stopped whether reminders and optional announcements are not wanted
public record Messages(SortedSet<Long> pending, long met, boolean stopped) {

    public Messages {
        pending = Collections.unmodifiableSortedSet(new TreeSet<>(pending));
    }

    static Messages from(Item row) {
        return new Messages(row.numbersOfSet("announcements"), row.count("announced"), row.flag("stopped"));
    }
}
