//! Whether the State that acted was there on the day.

use super::Finding;
use crate::{ActorIx, Actors, When};

/// What is wrong with an act of a State at a time: nothing if it was there; a remark if another was that it continues or
/// that continues it, since depositaries list such a State under its present name; an error if nobody was.
pub fn finding(actors: &Actors, ix: ActorIx, date: When, entry: u64) -> Option<Finding> {
    let actor = &actors[ix];
    let there = |from, to| from <= date.latest && date.earliest < to;
    let mut chain = actors.tenures(actors.origin(ix)).filter(|(_, from, to)| there(*from, *to)).peekable();
    let (code, message) = match (actor.from, actor.to) {
        (Some(from), _) if date.latest < from => {
            ("actor-not-yet", format!("{} came into being on {from}; this act is of {date}", actor.name))
        }
        (_, Some(to)) if to <= date.earliest => {
            ("actor-ended", format!("{} came to an end on {to}; this act is of {date}", actor.name))
        }
        _ => return None,
    };
    let other = chain.peek().map(|(other, ..)| &actors[*other]);
    let help = match (other, actor.succeeds.map(|before| &actors[before])) {
        (Some(other), _) if code == "actor-not-yet" => Some(format!(
            "it counts as an act of '{}' ({}), which {} continues",
            other.id, other.name, actor.id
        )),
        (Some(other), _) => Some(format!(
            "it counts as an act of '{}' ({}), which continues {}",
            other.id, other.name, actor.id
        )),
        (None, Some(before)) if code == "actor-not-yet" => Some(format!(
            "{} succeeds '{}' ({}) and does not continue it: record the act as that State's, and of {} its own succession",
            actor.name, before.id, before.name, actor.id
        )),
        (None, _) if code == "actor-not-yet" => {
            Some("record it as the act of the State that existed then".to_owned())
        }
        (None, _) => None,
    };
    let is_error = other.is_none();
    Some(Finding { entry, column: "actor", code, message, help, is_error })
}
