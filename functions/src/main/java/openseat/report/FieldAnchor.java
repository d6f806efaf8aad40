package openseat.report;

import java.util.Optional;

/// Where on the form of an event at the organizers' desk something is put right: the `id` of a field, which no change
/// of the form may change.
public final class FieldAnchor {

    private FieldAnchor() {}

    /// The field of what needs a decision; empty if no field of an event decides it.
    public static Optional<String> of(ActionItem item) {
        return switch (item) {
            case ActionItem.RecipientsEnd _, ActionItem.NoDate _ -> Optional.of("when");
            case ActionItem.NoLink _ -> Optional.of("link");
            case ActionItem.Overbooked _, ActionItem.Full _, ActionItem.AlmostFull _ -> Optional.of("capacity");
            case ActionItem.Interpretation _ -> Optional.of("interpretation");
            case ActionItem.AccessNeeds _ -> Optional.of("access");
            case ActionItem.ClosesSoon _ -> Optional.of("closesDay");
            case ActionItem.NoContact _ -> Optional.of("contact");
            case ActionItem.NoKeeper _ -> Optional.of("keeper");
            case ActionItem.EmptyFields(var fields) -> Optional.of(of(fields.getFirst()));
            case ActionItem.LettersWait _, ActionItem.TooManyBounced _, ActionItem.Complained _, ActionItem.Refused _ ->
                Optional.empty();
        };
    }

    private static String of(ActionItem.Field field) {
        return field == ActionItem.Field.PLACE ? "mode" : field.word;
    }
}
