// Who has signed in at the desk stands beside its door on every page. Pages are the same for everybody, so it is kept in this
// browser: the desk writes it down, and forgets it when whoever signed in has gone.
const session = document.getElementById("session");
const who = session?.dataset.who;
if (session && !who) localStorage.removeItem("seat");
if (who) localStorage.setItem("seat", who);
const seat = localStorage.getItem("seat");
if (seat) document.querySelector("a.desk")?.append(` · ${seat}`);
