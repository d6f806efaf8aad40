package openseat.bench;

/// How much is measured.
///
/// @param starts      how often each function is started
/// @param rounds      of warm requests, interleaved between the functions
/// @param perRound    warm requests to each function in a round
/// @param requests    people who register at the rate of 10,000 a minute
/// @param mostStored  registrations in the table, at most
record Scale(int starts, int rounds, int perRound, int requests, int mostStored) {

    /// Some 25 minutes on two cores.
    static final Scale FULL = new Scale(7, 8, 400, 3_000, 100_000);

    /// Some ten.
    static final Scale QUICK = new Scale(3, 5, 200, 600, 1_000);

    /// The same with as many people who register.
    Scale withRequests(int people) {
        return new Scale(starts, rounds, perRound, people, mostStored);
    }
}
