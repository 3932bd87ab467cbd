//! How far an answer is known, said beside it.

use comity_regime::{
    Count, Day,
    language::ast::Force,
    register::Known,
    status::{Place, Status},
};

/// A count beside what there are names for: after the horizon of the record it is so many or more.
pub fn at_least(count: Count, by_name: Count, known: Known) -> String {
    if count.or_more(by_name, known) { format!("{} or more", count.min) } else { count.to_string() }
}

/// Whether an instrument is political: nobody is bound by it in law.
pub fn is_political(force: &str) -> bool {
    force == Force::Political.word()
}

/// What those are called that have joined an instrument.
pub fn who(force: &str) -> &'static str {
    if is_political(force) { "subscribers" } else { "parties" }
}

/// How one stands towards an instrument, in words.
pub fn place(place: Place, force: &str) -> &'static str {
    match place {
        Place::Bound if is_political(force) => "subscriber",
        place => place.word(),
    }
}

/// Why something is not known on a day; `what` may be missing: acts, or sessions.
pub fn known(known: Known, on: Day, what: &str) -> Option<String> {
    match known {
        known if known.covers(on) => None,
        Known::Through(day) => {
            Some(format!("The record of it is complete through {day}; later {what} may be missing."))
        }
        _ => {
            Some(format!("The record does not say through which day it is complete; {what} may be missing."))
        }
    }
}

/// Why what is said of an instrument is at least so, with the last total that was published.
pub fn horizon(status: &Status) -> Vec<String> {
    let Some(why) = known(status.known_through, status.on, "acts") else { return vec![] };
    let published = status.published.as_ref().map(|p| {
        let (named, sources) = (status.by_name.parties, p.sources.join("; "));
        let missing = p.number.saturating_sub(named.max);
        let missing =
            if missing > 0 { format!(" {missing} of them are not named here.") } else { String::new() };
        let counted = match p.counted.word() {
            "states" => "States",
            word => word,
        };
        format!("{named} by name; {} {counted} published as of {} [{sources}].{missing}", p.number, p.date)
    });
    std::iter::once(why).chain(published).collect()
}
