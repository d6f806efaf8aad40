/// The public pages about events, and the base class of every function that shows pages. `EventPages` turns what is
/// known into HTML without reading anything; `EventsFunction` reads the table.
///
/// No registration is read here: these pages are the same for everybody.
package openseat.site;
