/// Languages and times: `Language` exists if it has a file of words, `Words` are its phrases, `DateTimes` writes
/// dates and times, `LanguageMap` and `LocalizedText` hold what others wrote, `Zones` lists the time zones.
///
/// It knows no event. What is said belongs in the `.properties` files, how it is laid out in the templates.
package openseat.i18n;
