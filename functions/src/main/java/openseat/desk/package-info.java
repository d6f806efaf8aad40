/// The organizers' desk: the function behind `/desk`, signing in, the list of somebody's events and the page of each.
/// What is done with one event is in `editing`, `people` and `team`.
package openseat.desk;
