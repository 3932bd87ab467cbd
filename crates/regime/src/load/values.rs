//! Values of attributes beside each other: two for the same days, and words among numbers.

use super::{Builder, builder::Origin};
use crate::register::number::Meant;
use crate::{ActorIx, Day, Diagnostic, register::AttributeRow};

/// A row with the place where it stands.
type Placed<'a> = (&'a AttributeRow, &'a Origin);

impl Builder {
    /// Holds the values of each attribute against each other; to be called before [`Builder::definitions_done`].
    pub fn compare_values(&self, found: &mut Vec<Diagnostic>) {
        let mut names: Vec<&String> = self.attribute_rows.keys().collect();
        names.sort_unstable();
        for name in names {
            let places = self.attribute_places.get(name).map(Vec::as_slice).unwrap_or_default();
            let rows: Vec<Placed<'_>> = self.attribute_rows[name].iter().zip(places).collect();
            said_twice(&rows, |actor| self.register.actors.origin(actor), found);
            if !name.starts_with("member:") {
                words_among_numbers(&rows, found);
            }
        }
    }
}

/// The days on which a row surely holds: from the first, before the second.
fn surely(row: &AttributeRow) -> (Day, Day) {
    (row.from.map_or(Day::MIN, |from| from.latest), row.to.map_or(Day::MAX, |to| to.earliest))
}

/// An error for every value beside another on the same days. States that continue one another count as one.
fn said_twice(rows: &[Placed<'_>], origin: impl Fn(ActorIx) -> ActorIx, found: &mut Vec<Diagnostic>) {
    let mut order: Vec<&Placed<'_>> = rows.iter().collect();
    order.sort_by_key(|(row, _)| (origin(row.actor), surely(row)));
    for chain in order.chunk_by(|a, b| origin(a.0.actor) == origin(b.0.actor)) {
        // Of those that came before, the one that holds for longest.
        let mut longest: Option<&Placed<'_>> = None;
        for (at, this) in chain.iter().enumerate() {
            let (begins, ends) = surely(this.0);
            let overlapped = longest.filter(|other| begins < ends && begins < surely(other.0).1);
            // Days that are not known may be the same days all the same.
            let same = |other: &&&Placed<'_>| (other.0.from, other.0.to) == (this.0.from, this.0.to);
            if let Some(other) = overlapped.or_else(|| chain[..at].iter().find(same).copied()) {
                found.push(twice(this.1, other));
            }
            if longest.is_none_or(|other| surely(other.0).1 < ends) && begins < ends {
                longest = Some(this);
            }
        }
    }
}

fn twice(place: &Origin, (other, at): &Placed<'_>) -> Diagnostic {
    let message =
        format!("this has a value on the same days already, '{}' on line {}", other.value, line(at));
    let help = "say until when the one holds and from when the other, or keep one of the two";
    error(place, "actor", "duplicate", message).help(help)
}

/// A finding for every word that stands where others have numbers: it would weigh nothing.
fn words_among_numbers(rows: &[Placed<'_>], found: &mut Vec<Diagnostic>) {
    let meant = |row: &AttributeRow| Meant::of(&row.value);
    let Some((number, at)) = rows.iter().find(|(row, _)| meant(row) == Meant::Number && row.weight > 0)
    else {
        return;
    };
    for (row, place) in rows.iter().filter(|(row, _)| meant(row) != Meant::Number && row.value != "no") {
        let message = format!(
            "'{}' is no number, and others have one, '{}' on line {}",
            row.value,
            number.value,
            line(at)
        );
        let help = "write the number alone: its unit belongs into the name of the attribute, or a remark";
        let finding = error(place, "value", "bad-number", message);
        found.push(match meant(row) {
            Meant::Quantity => finding.help(help),
            _ => finding.help("a word weighs nothing where the values are summed").warning(),
        });
    }
}

/// The line on which something stands.
fn line(at: &Origin) -> usize {
    at.source.text[..at.span("actor").start].matches('\n').count() + 1
}

fn error(place: &Origin, column: &str, code: &'static str, message: String) -> Diagnostic {
    Diagnostic::error(code, &place.source, place.span(column), message).field(column)
}
