/// Keys, items, reads and writes of one DynamoDB table: expressions, conditions, transactions and retries.
///
/// Nothing here knows which keys and attributes Openseat uses: keys are named in `openseat.Keys`, attributes by the
/// package that owns the item.
package openseat.dynamodb;
