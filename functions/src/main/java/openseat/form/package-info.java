/// The registration form: its questions, the answers, and the rules that check them. A form and a JSON object have
/// the same field names and the same rules.
///
/// Nothing here is stored or sent; that is for `openseat.registration`.
package openseat.form;
