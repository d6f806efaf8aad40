/// What the function that runs every minute does: whatever is due, found by one index. Everything it needs is in the
/// table, so that a run that was cut off, or never came, is made good by the next.
package openseat.upkeep;
