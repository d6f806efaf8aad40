/// An event's document as the fields of a form, both ways: a member is only touched where a field was changed, so that
/// a form that is sent as it was shown gives the very same document. Pure.
package openseat.draft;
