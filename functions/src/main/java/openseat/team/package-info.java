/// Who gets the digest of an event and who may edit it, at the organizers' desk. Each list is published by `publish`,
/// with the event as it is.
package openseat.team;
