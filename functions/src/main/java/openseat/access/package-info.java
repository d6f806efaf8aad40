/// Who may work at the organizers' desk: sign-in requests, sessions, editors of events, and a request by somebody who
/// is signed in. No page of the desk is in here.
package openseat.access;
