package openseat.audience;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Somebody who knows everything but one thing: how many of a few people gave one answer, and not another.
///
/// They bring puppets, who give any answer, leave and come again; they have as many publications made as the rule
/// allows, read each, and compute exactly how probable each number of answers is, by what they know of the noise.
///
/// @param unknown  how many people they know nothing about; the others gave answers that they know
/// @param question of which the people answered `option`, or else not at all
/// @param others   whether many have given a third answer, so that the question is always shown
/// @param since    the publication, from 0, before which the people came; the ones before that are without them
record Attack(int unknown, Question question, String option, boolean others, int since) {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final int MOST_MOVES = 1_000;
    private static final long CROWD = 200;

    private static final List<Long> DUE = due();

    /// How the puppets move before each publication: how many of them gave the answer, and how many none.
    interface Strategy {
        long puppets(int publication, RandomGenerator random);
    }

    /// Of one publication: what was known when it was made, and what it said.
    private record View(
            boolean isWithThem,
            boolean isShown,
            long with,
            long without,
            long answers,
            NoiseModel.Seen option,
            NoiseModel.Seen whole) {}

    /// @param excluded whether no other number is possible
    record Outcome(boolean isRight, boolean excluded, int publications) {}

    Outcome play(Strategy strategy, int most, long seed) {
        var random = new SplittableRandom(seed);
        var secret = random.nextInt(unknown + 1);
        var views = views(strategy, most, secret, random);
        var likelihoods = new double[unknown + 1];
        for (var guess = 0; guess <= unknown; guess++) {
            likelihoods[guess] = likelihood(views, guess);
        }
        var best = new ArrayList<Integer>();
        var highest = Arrays.stream(likelihoods).max().orElseThrow();
        var possible = 0;
        for (var guess = 0; guess <= unknown; guess++) {
            possible += likelihoods[guess] > highest * 1e-6 ? 1 : 0;
            if (likelihoods[guess] >= highest * (1 - 1e-9)) {
                best.add(guess);
            }
        }
        return new Outcome(best.get(random.nextInt(best.size())) == secret, possible == 1, views.size());
    }

    private List<View> views(Strategy strategy, int most, int secret, RandomGenerator random) {
        var views = new ArrayList<View>();
        var last = Publication.NONE;
        for (var moves : DUE.subList(0, Math.min(most, DUE.size()))) {
            var isWithThem = views.size() >= since;
            var with = strategy.puppets(views.size(), random);
            var without = strategy.puppets(views.size(), random);
            var seats = seats(with, without, isWithThem ? secret : 0, isWithThem ? unknown : 0);
            last = last.next(seats.moves(moves).counts(), NOW, random);
            views.add(view(last.audience(), with, without, isWithThem));
        }
        return views;
    }

    /// After how many moves they have a publication made: as soon as the rule allows each.
    private static List<Long> due() {
        var due = new ArrayList<Long>();
        var last = Publication.NONE;
        for (var moves = 0L; moves <= MOST_MOVES; moves++) {
            var seats = new SampleSeats().moves(moves).counts();
            if (last.isDue(seats)) {
                last = last.next(seats, NOW, new SplittableRandom());
                due.add(moves);
            }
        }
        return due;
    }

    /// How many are seated says nothing: it does not depend on what they answered.
    private SampleSeats seats(long with, long without, long secret, long people) {
        var prefix = question.word + "_";
        var seats = new SampleSeats().add(prefix + option, with + secret);
        if (question == Question.ACCESS) {
            seats.add("access_any", with + secret + (others ? CROWD : 0)).add("access_documents", others ? CROWD : 0);
        } else {
            seats.add(prefix + question.whole, without + people - secret).add(prefix + "other", others ? CROWD : 0);
        }
        return seats;
    }

    private View view(Audience audience, long with, long without, boolean isWithThem) {
        var rows = new HashMap<String, Long>();
        var table = audience.tables().stream()
                .filter(one -> one.question() == question)
                .findFirst();
        table.ifPresent(shown -> shown.rows().forEach(row -> rows.put(row.option(), row.about())));
        return new View(
                isWithThem,
                table.isPresent(),
                with,
                without,
                with + (others ? CROWD : 0),
                of(rows, option),
                of(rows, question.whole));
    }

    private static NoiseModel.Seen of(Map<String, Long> rows, String option) {
        return NoiseModel.seen(rows.containsKey(option) ? OptionalLong.of(rows.get(option)) : OptionalLong.empty());
    }

    /// Summed over all offsets that the cells may have: of the question, of the answer, and of those without one.
    private double likelihood(List<View> views, int guess) {
        var open = new double[views.size()][];
        var option = new double[views.size()][];
        for (var n = 0; n < views.size(); n++) {
            var view = views.get(n);
            var secret = view.isWithThem ? guess : 0;
            var gate = question == Question.ACCESS && view.isShown ? view.whole : new NoiseModel.Shown();
            var row = view.isShown ? view.option : new NoiseModel.Shown();
            open[n] = NoiseModel.probabilities(gate, view.answers + secret, Publication.LEAST_ANSWERS);
            option[n] = NoiseModel.probabilities(row, view.with + secret, Publication.LEAST_ROW);
            if (!view.isShown && others) {
                Arrays.fill(option[n], 1);
            }
        }
        var sum = 0.0;
        for (var a = 0; a < NoiseModel.OFFSETS; a++) {
            for (var o = 0; o < NoiseModel.OFFSETS; o++) {
                var product = NoiseModel.ofOffset(a + NoiseModel.SMALLEST_OFFSET)
                        * NoiseModel.ofOffset(o + NoiseModel.SMALLEST_OFFSET);
                for (var n = 0; n < views.size() && product > 0; n++) {
                    var both = open[n][a] * option[n][o];
                    product *= views.get(n).isShown ? both : 1 - both;
                }
                sum += product;
            }
        }
        return sum * ofWhole(views, guess);
    }

    private double ofWhole(List<View> views, int guess) {
        if (question == Question.ACCESS) {
            return 1;
        }
        var rows = views.stream()
                .filter(View::isShown)
                .map(view -> NoiseModel.probabilities(
                        view.whole, view.without + (view.isWithThem ? unknown - guess : 0), Publication.LEAST_ROW))
                .toList();
        var sum = 0.0;
        for (var o = 0; o < NoiseModel.OFFSETS; o++) {
            var product = NoiseModel.ofOffset(o + NoiseModel.SMALLEST_OFFSET);
            for (var row : rows) {
                product *= row[o];
            }
            sum += product;
        }
        return sum;
    }
}
