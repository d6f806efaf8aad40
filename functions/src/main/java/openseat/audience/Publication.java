package openseat.audience;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import openseat.dynamodb.Item;
import openseat.seats.SeatCounts;

/// What an event's `SHOWN` item says: who is coming as it was last published, and what the next publication needs.
///
/// There is one sequence of publications per event, whoever reads it: nothing can be got by comparing two recipients.
///
/// @param version counts the publications, from 1; 0 if there is none yet
/// @param moves   `SeatCounts.moves` at that time
/// @param offsets of each cell, secret; see `Estimate`
record Publication(long version, long moves, Map<String, Integer> offsets, Audience audience) {

    /// A row is of at least so many registrations.
    static final int LEAST_ROW = 5;

    /// A question has at least so many answers.
    static final int LEAST_ANSWERS = 10;

    /// Nothing is published before so many moves.
    static final int FIRST_MOVES = 10;

    static final Publication NONE = new Publication(0, 0, Map.of(), new Audience(Instant.EPOCH, List.of()));

    static Publication from(Item item) {
        var offsets = new TreeMap<String, Integer>();
        item.map("offsets")
                .ifPresent(map ->
                        map.values().keySet().forEach(cell -> offsets.put(cell, Math.toIntExact(map.number(cell)))));
        var tables = new ArrayList<Audience.Table>();
        for (var question : Question.values()) {
            var rows = item.maps(question.word).stream()
                    .map(row -> new Audience.Row(row.text("option"), row.number("about")))
                    .toList();
            if (!rows.isEmpty()) {
                tables.add(new Audience.Table(question, rows));
            }
        }
        return new Publication(
                item.number("version"),
                item.number("moves"),
                offsets,
                new Audience(item.instant("at").orElseThrow(), tables));
    }

    /// The tables as the item holds them; without rows if a question is not shown.
    Map<String, List<Map<String, Object>>> tables() {
        var tables = new TreeMap<String, List<Map<String, Object>>>();
        for (var question : Question.values()) {
            tables.put(
                    question.word,
                    audience.tables().stream()
                            .filter(table -> table.question() == question)
                            .flatMap(table -> table.rows().stream())
                            .map(row -> Map.<String, Object>of("option", row.option(), "about", row.about()))
                            .toList());
        }
        return tables;
    }

    /// Whether enough has happened for another one: half as many moves again as at the last one. So there are 12 in
    /// the first 1,000 moves, and 29 in the first million, however somebody times their own. An event that is over
    /// or cancelled has no other: answers are being deleted.
    boolean isDue(SeatCounts seats) {
        return !seats.isShut() && seats.moves() >= Math.max(FIRST_MOVES, moves + (moves + 1) / 2);
    }

    /// The next one.
    Publication next(SeatCounts seats, Instant now, RandomGenerator random) {
        var secret = new TreeMap<>(offsets);
        var tables = new ArrayList<Audience.Table>();
        for (var question : Question.values()) {
            var estimates = estimates(question, seats, secret, random);
            var rows = rows(question, estimates);
            var isStated = rows.stream().anyMatch(row -> !row.option().equals(question.whole));
            if (isStated && estimates.get(question.answered()).isShown(LEAST_ANSWERS)) {
                tables.add(new Audience.Table(question, rows));
            }
        }
        return new Publication(version + 1, seats.moves(), Map.copyOf(secret), new Audience(now, tables));
    }

    /// Of each cell one, so that none is blurred twice.
    private static Map<String, Estimate> estimates(
            Question question, SeatCounts seats, Map<String, Integer> secret, RandomGenerator random) {
        var cells = new LinkedHashSet<>(question.rows());
        cells.add(question.answered());
        var estimates = new HashMap<String, Estimate>();
        for (var cell : cells) {
            var offset = secret.computeIfAbsent(question.word + "_" + cell, _ -> Estimate.drawOffset(random));
            estimates.put(cell, new Estimate(question.count(seats, cell), offset, Estimate.drawFresh(random)));
        }
        return estimates;
    }

    /// Of equally frequent ones, those come first that are first in the form: the order must not tell more.
    private static List<Audience.Row> rows(Question question, Map<String, Estimate> estimates) {
        return question.rows().stream()
                .filter(option -> estimates.get(option).isShown(LEAST_ROW))
                .map(option -> new Audience.Row(option, estimates.get(option).about()))
                .sorted(Comparator.comparingLong(Audience.Row::about).reversed())
                .toList();
    }
}
