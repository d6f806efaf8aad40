package openseat.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item of the table, or a map inside one.
public record Item(Map<String, AttributeValue> values) {

    /// An item without attributes, for one that is not there.
    public static final Item EMPTY = new Item(Map.of());

    public Key key() {
        return new Key(text("pk"), text("sk"));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// @throws IllegalStateException if the item has no such text
    public String text(String name) {
        var value = values.get(name);
        if (value == null || value.s() == null) {
            throw new IllegalStateException("An item has no " + name);
        }
        return value.s();
    }

    public Optional<String> optionalText(String name) {
        var value = values.get(name);
        return value == null ? Optional.empty() : Optional.ofNullable(value.s());
    }

    /// @throws IllegalStateException if the item has no such number
    public long number(String name) {
        var number = optionalNumber(name);
        if (number.isEmpty()) {
            throw new IllegalStateException("An item has no " + name);
        }
        return number.getAsLong();
    }

    /// A counter, 0 if nothing was counted yet.
    public long count(String name) {
        return optionalNumber(name).orElse(0);
    }

    public OptionalLong optionalNumber(String name) {
        var value = values.get(name);
        return value == null || value.n() == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value.n()));
    }

    /// A moment that the table stores in epoch seconds.
    public Optional<Instant> instant(String name) {
        var seconds = optionalNumber(name);
        return seconds.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds.getAsLong()));
    }

    public boolean flag(String name) {
        var value = values.get(name);
        return value != null && Boolean.TRUE.equals(value.bool());
    }

    public Optional<byte[]> bytes(String name) {
        var value = values.get(name);
        return value == null || value.b() == null
                ? Optional.empty()
                : Optional.of(value.b().asByteArray());
    }

    /// The values of a binary set; none if it is not there.
    public List<byte[]> bytesOfSet(String name) {
        var value = values.get(name);
        return value == null
                ? List.of()
                : value.bs().stream().map(b -> b.asByteArray()).toList();
    }

    /// The numbers of a set, in ascending order; none if it is not there.
    public SortedSet<Long> numbersOfSet(String name) {
        var numbers = new TreeSet<Long>();
        var value = values.get(name);
        if (value != null) {
            value.ns().forEach(number -> numbers.add(Long.valueOf(number)));
        }
        return numbers;
    }

    public Optional<Item> map(String name) {
        var value = values.get(name);
        return value == null || !value.hasM() ? Optional.empty() : Optional.of(new Item(value.m()));
    }

    public List<Item> maps(String name) {
        var value = values.get(name);
        return value == null
                ? List.of()
                : value.l().stream().map(v -> new Item(v.m())).toList();
    }

    public List<String> texts(String name) {
        var value = values.get(name);
        return value == null
                ? List.of()
                : value.l().stream().map(AttributeValue::s).toList();
    }
}
