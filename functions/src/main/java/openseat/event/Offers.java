package openseat.event;

import java.util.List;

/// What an event offers to those who need it. An empty list says nothing: whether it is offered is not known.
///
/// @param interpretation BCP 47 tags of the languages into which the meeting is interpreted, as the document orders
///                       them
/// @param access         in the form's order
public record Offers(List<String> interpretation, List<Access> access) {

    /// Nothing is stated.
    public static final Offers NONE = new Offers(List.of(), List.of());

    public Offers {
        interpretation = List.copyOf(interpretation);
        access = List.copyOf(access);
    }
}
