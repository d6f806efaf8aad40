/// Digests for organizers: what they must do, and how many people registered, confirmed and cancelled.
///
/// A digest contains totals only: nothing about one person belongs here. Counting belongs to the transitions in
/// `registration`; a digest compares two readings of their counters.
package openseat.digest;
