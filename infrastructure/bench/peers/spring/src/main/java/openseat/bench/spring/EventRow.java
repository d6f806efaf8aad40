package openseat.bench.spring;

import java.time.Instant;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/// An event in the table: partition `EVENTS`, sorted by its id. `closes` is a text such as `2026-06-01T12:00:00Z`.
@DynamoDbBean
public class EventRow {

    private String pk;
    private String sk;
    private String title;
    private Integer capacity;
    private Instant closes;

    @DynamoDbPartitionKey
    public String getPk() {
        return pk;
    }

    public void setPk(String pk) {
        this.pk = pk;
    }

    @DynamoDbSortKey
    public String getSk() {
        return sk;
    }

    public void setSk(String sk) {
        this.sk = sk;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public Integer getCapacity() {
        return capacity;
    }

    public void setCapacity(Integer capacity) {
        this.capacity = capacity;
    }

    public Instant getCloses() {
        return closes;
    }

    public void setCloses(Instant closes) {
        this.closes = closes;
    }
}
