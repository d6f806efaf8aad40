/// Digests for organizers: who gets one when, and how it is worded. What it says is in `report`.
package openseat.digest;
