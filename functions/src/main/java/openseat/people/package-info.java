/// The people of an event at the organizers' desk: the list to look through, to search, to print and to download, and
/// the button that removes a registration.
///
/// The list is read as for an export, attribute by attribute, and logged before it is shown.
package openseat.people;
