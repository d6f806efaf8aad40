/// The pages of the desk on which an event is created, edited, looked at and published.
package openseat.editing;
