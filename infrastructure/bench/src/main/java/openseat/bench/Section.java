package openseat.bench;

/// Measures one subject.
interface Section {

    /// What `--only` calls it.
    String name();

    /// Measures and prints a table.
    void run(Scale scale, Results results) throws Exception;
}
