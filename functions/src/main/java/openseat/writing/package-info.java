/// Writing to everybody who is registered, at the organizers' desk: the form, a look at the letters before they go, and
/// what was sent. `announcement` does what the form asks for.
package openseat.writing;
