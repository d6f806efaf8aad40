/// Events: what an organizer published, read and checked, with its schedule and whether registration is open.
///
/// Who registered is unknown here; seats belong to `openseat.seats`, pages to `openseat.site`.
package openseat.event;
