package openseat.bench;

/// How much is measured.
///
/// @param starts      how often each function is started
/// @param rounds      of warm requests, interleaved between the functions
/// @param perRound    warm requests to each function in a round
/// @param requests    people who register within a minute
/// @param mostStored  registrations in the table, at most
record Scale(int starts, int rounds, int perRound, int requests, int mostStored) {

    /// Ends within 20 minutes on two cores.
    static final Scale FULL = new Scale(7, 8, 400, 10_000, 100_000);

    /// Ends within five.
    static final Scale QUICK = new Scale(3, 5, 200, 600, 1_000);
}
