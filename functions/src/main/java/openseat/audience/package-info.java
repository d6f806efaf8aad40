/// Who is coming, in numbers that give nobody away: how they are made, and when they are published.
package openseat.audience;
