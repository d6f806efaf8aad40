/// The document that describes an event: how it is read, with errors that name their places, and the published ones in
/// the table.
///
/// What an event is belongs to `openseat.event`; what else is sent with a document, and how it is stored, to
/// `openseat.publish`.
package openseat.document;
