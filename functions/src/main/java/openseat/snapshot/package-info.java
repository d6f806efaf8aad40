/// Gets a function ready before SnapStart takes its snapshot: the first request after a restore then finds everything
/// loaded and compiled (https://docs.aws.amazon.com/lambda/latest/dg/snapstart-best-practices.html).
///
/// Nothing of it stays: it runs with a function, clients, a clock and a table of its own, which are thrown away.
package openseat.snapshot;
