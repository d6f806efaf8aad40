/// The ground floor: keys, items, reads and writes of the one table, and what every function stands on. Knows no
/// domain.
package openseat.dynamodb;

