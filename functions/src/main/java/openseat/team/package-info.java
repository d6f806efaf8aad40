/// Who gets the digest of an event, at the organizers' desk. The list is published as `publish` does it, with the event
/// as it is.
package openseat.team;
