/// The item that counts an event's seats: its writes and their conditions, what it says, and how many seats are left in
/// words. Who gets a seat and why does not belong here.
package openseat.seats;
