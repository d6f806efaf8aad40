package openseat.letter;

import java.util.Optional;
import openseat.event.Schedule;

/// What has changed since the last letter.
///
/// @param before   the schedule that was told then, if it is another one now
/// @param promoted whether a seat came free for this reader
public record News(Optional<Schedule> before, boolean promoted) {

    public static final News NONE = new News(Optional.empty(), false);

    /// What happened to the schedule. That an event is called off is said each time, whatever was told before.
    Optional<Turn> turn(Schedule now) {
        return switch (now) {
            case Schedule.Cancelled _ -> Optional.of(Turn.CALLED_OFF);
            case Schedule.Confirmed _ -> before.filter(then -> !then.equals(now)).map(then -> switch (then) {
                case Schedule.Confirmed _ -> Turn.MOVED;
                case Schedule.ToBeConfirmed _ -> Turn.DATE_SET;
                case Schedule.Cancelled _ -> Turn.ON_AGAIN;
            });
            case Schedule.ToBeConfirmed _ -> before.flatMap(then -> switch (then) {
                case Schedule.Confirmed _ -> Optional.of(Turn.DATE_OPEN);
                case Schedule.ToBeConfirmed _ -> Optional.empty();
                case Schedule.Cancelled _ -> Optional.of(Turn.ON_AGAIN);
            });
        };
    }
}
