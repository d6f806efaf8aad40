/// What is said, and in which language: `Language` is found by file, `Words` are its phrases, `Moments` puts times
/// into words, `Views` renders templates. Knows no domain.
package openseat.i18n;

