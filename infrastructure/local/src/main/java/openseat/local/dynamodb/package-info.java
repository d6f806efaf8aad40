/// DynamoDB: the table in DynamoDB Local, the permissions and capacity units of a call, and the table's stream with its
/// event source mappings.
///
/// It knows no key and no attribute of Openseat's; those are in the functions.
package openseat.local.dynamodb;
