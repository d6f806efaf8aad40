package openseat.bench;

import java.util.List;

/// How much is measured.
///
/// @param starts      how often each function is started
/// @param rounds      of warm requests, interleaved between the functions
/// @param perRound    warm requests to each function in a round
/// @param pauses      after which warm functions are asked again
/// @param requests    people who register at the rate of 10,000 a minute
/// @param mostStored  registrations in the table, at most
/// @param transactionMillis how long transactions take while people confirm at once, one case after another
record Scale(
        int starts,
        int rounds,
        int perRound,
        int pauses,
        int requests,
        int mostStored,
        List<Integer> transactionMillis) {

    /// 11 to 18 minutes on two quiet cores, 23 on busy ones.
    static final Scale FULL = new Scale(7, 8, 400, 5, 2_000, 100_000, List.of(5, 10, 20));

    /// A quarter of it.
    static final Scale QUICK = new Scale(3, 3, 150, 2, 200, 1_000, List.of(10));

    /// The same with as many people who register.
    Scale withRequests(int people) {
        return new Scale(starts, rounds, perRound, pauses, people, mostStored, transactionMillis);
    }
}
