/// Openseat takes registrations for events. This package holds what functions need from outside ([Environment],
/// [Settings], [AwsClients]), the keys of the table ([Keys]) and [SaltedHash].
///
/// A package uses only those on lower steps; `PackagesTest` checks it.
///
/// | step | package | what it is for |
/// | --- | --- | --- |
/// | 1 | `http` | requests, responses, problems, JSON, log lines |
/// | 1 | `dynamodb` | items, reads and writes of the table, without knowing what they mean |
/// | 1 | `i18n` | languages, words, dates and times, time zones |
/// | 1 | `input` | what people type, made safe |
/// | 2 | `openseat`, `page` | environment and keys; the frame of every page |
/// | 3 | `event` | events and their schedule |
/// | 4 | `document` | reading events from JSON and from the table |
/// | 4 | `calendar` | the entry of an event in a calendar, and the file with it |
/// | 4 | `form`, `mail` | the registration form; composing and sending mails, the outbox, quotas |
/// | 5 | `seats`, `subscription` | the item that counts seats; who gets a digest |
/// | 6 | `site`, `registration` | public pages; what a registration is |
/// | 7 | `publish`, `transition` | storing revisions of events; how registrations change |
/// | 8 | `register`, `manage`, `join` | the function behind the form; the private page; the link to join |
/// | 8 | `letter`, `feedback` | mails to registrants; what SES reports about mails |
/// | 8 | `digest`, `export` | mails to organizers; registrations as CSV |
/// | 9 | `upkeep` | what is due: letters left behind, expiries, promotions, rollouts, deletions |
/// | 9 | `doctor` | what is missing in AWS and in the events, for whoever deploys |
///
/// Glossary:
///
/// - **Event**: what people attend. What Lambda hands over is called a request, a batch or a tick.
/// - **Registration**: one person's entry for an event, for one or more people. Its row has a status.
/// - **Seat**: one of an event's limited number. **Place**: what a registration asks for or holds, one per person.
/// - **Band**: how many seats are left, in words. A number would tell those who watch it when somebody registers.
/// - **Waiting list**: registrations without seats, in order. Upkeep promotes them when seats become free.
/// - **Revision**: the number of a publication of an event; its ETag.
/// - **Material change**: a revision with another date or place. Registrants who hold a place are told of it.
/// - **Rollout**: writing what a revision changes into the row of every registration.
/// - **Link token**: the secret in a private link. The table stores only its hash.
/// - **Letter**: a mail to a registrant. It is **pending** while the row says something that its owner was not told.
/// - **Outbox**: how a pending mail is claimed, sent and settled. **Lease**: how long one function has claimed it.
/// - **Due**: the next moment at which an item needs something. One index finds what is due.
/// - **Digest**: a mail to organizers. **Action item**: something in it that needs their decision.
/// - **Upkeep**: the function that runs every minute and does what is due.
package openseat;
