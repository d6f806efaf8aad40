/// Measures Openseat: how fast its functions start and answer, beside other ways to write them, and what they cost.
///
/// A `Section` measures one subject and prints a table; `Results` keeps every sample. CPU time is read from the kernel,
/// so what else the machine does matters less than it does to wall time.
package openseat.bench;
