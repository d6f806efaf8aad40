/// Announcements: what organizers write to everybody who registered, and the function that takes it.
package openseat.announcement;
