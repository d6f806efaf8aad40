/// Publishing: checks what an organizer sends and stores it as a new revision of an event.
///
/// Nothing is sent from here. Registrations learn of a change from `openseat.upkeep`, which rolls it out.
package openseat.publish;
