package openseat.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// One write, alone or in a transaction.
public sealed interface Write permits Put, Update, Delete, Check {

    /// As a part of a transaction. If its condition fails, the answer brings the item as it was.
    TransactWriteItem transactional(String table);
}
