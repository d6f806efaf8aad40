package openseat;

import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.crt.http.HttpException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.crt.ConnectionHealthConfiguration;
import software.amazon.awssdk.utils.AttributeMap;

/// Sends requests by the CRT, AWS's own HTTP and TLS in native code, which AWS recommends for Lambda: it starts with
/// fewer classes and less work than Java's
/// (https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/lambda-optimize-starttime.html).
///
/// Some of its failures, such as those of DNS, are no IOException, and only that is retried by the SDK: here they are.
record CrtClient(SdkHttpClient crt) implements SdkHttpClient {

    private static final Duration CONNECT = Duration.ofSeconds(1);

    /// For the SDK's builders of clients.
    ///
    /// @param read how long one response may take, by the second: 2 s or more without a byte, and up to one more
    record Builder(Duration read) implements SdkHttpClient.Builder<Builder> {

        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return new CrtClient(AwsCrtHttpClient.builder()
                    .connectionTimeout(CONNECT)
                    .connectionHealthConfiguration(ConnectionHealthConfiguration.builder()
                            .minimumThroughputInBps(1L)
                            .minimumThroughputTimeout(read)
                            .build())
                    .buildWithDefaults(defaults));
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var prepared = crt.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    return prepared.call();
                } catch (HttpException e) {
                    throw new IOException(e);
                }
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public String clientName() {
        return crt.clientName();
    }

    @Override
    public void close() {
        crt.close();
    }
}
