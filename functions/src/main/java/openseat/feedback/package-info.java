/// What SES reports about mails that were sent: bounces and complaints. What follows for a registration is in
/// `registration.SystemTransitions`.
package openseat.feedback;
