/// What organizers are told about an event: what needs them, what has happened, and the present totals. Pure: it reads
/// counters, and writes no text.
///
/// It contains totals only: nothing about one person belongs here. Counting belongs to the transitions; a report
/// compares two readings of their counters.
package openseat.report;
