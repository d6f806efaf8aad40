/// The pages behind a private link, where people confirm, change, cancel or delete their registration.
///
/// What an action does to the table belongs to `openseat.registration`, what is mailed about it to `openseat.letter`.
package openseat.manage;
