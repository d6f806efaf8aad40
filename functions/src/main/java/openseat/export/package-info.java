/// The list of registrations as CSV, and the audit log that records each export before its rows leave.
///
/// The export reads only the attributes that its policy allows, and changes no registration.
package openseat.export;
