/// Calendar files: which entry of an event somebody may have, what becomes of it, and the file that says so.
package openseat.calendar;
