/// Events: what an organizer published, read and checked, with its schedule, whether registration is open, and its
/// calendar file.
///
/// Who registered is unknown here; seats belong to `openseat.seats`, pages to `openseat.site`.
package openseat.event;
