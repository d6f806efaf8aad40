package openseat.local.dynamodb;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// DynamoDB Local's HTTP handler, for several databases in one process.
///
/// Its constructor replaces a static map of the operations by an empty one and fills it again. A request to any
/// database
/// at that moment would be rejected as an unknown operation, so no handler is created while one handles a request.
final class LocalHandler extends Handler.Wrapper {

    private static final ReadWriteLock OPERATIONS = new ReentrantReadWriteLock();

    LocalHandler(LocalDynamoDBRequestHandler database) {
        super(create(database));
    }

    private static Handler create(LocalDynamoDBRequestHandler database) {
        OPERATIONS.writeLock().lock();
        try {
            return new LocalDynamoDBServerHandler(database, null);
        } finally {
            OPERATIONS.writeLock().unlock();
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        OPERATIONS.readLock().lock();
        try {
            return super.handle(request, response, callback);
        } finally {
            OPERATIONS.readLock().unlock();
        }
    }
}
