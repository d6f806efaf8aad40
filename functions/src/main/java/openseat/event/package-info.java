/// Events: what an organizer published, its schedule and what it offers, whether registration is open, and what differs
/// between two revisions.
///
/// How it is read from JSON and from the table belongs to `openseat.document`. Who registered is unknown here; seats
/// belong to `openseat.seats`, pages to `openseat.site`.
package openseat.event;
