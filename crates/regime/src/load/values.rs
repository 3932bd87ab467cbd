//! Values of attributes: a row alone, and rows beside each other: two for the same days, and words among numbers.

use super::{
    Builder, Row,
    builder::{Origin, unsourced, when},
};
use crate::{
    ActorIx, Day, Diagnostic,
    language::ast::Nature,
    register::{
        AttributeRow, Register,
        number::{self, Meant, has_bounds},
    },
};

/// A row with the place where it stands.
type Placed<'a> = (&'a AttributeRow, &'a Origin);

impl Builder {
    /// Adds a row of `attributes.csv`.
    pub fn attribute(&mut self, row: &Row<'_>, found: &mut Vec<Diagnostic>) {
        let Some(actor) = self.known_actor(row, "actor", found) else { return };
        let (mut name, value) = (row.get("attribute").to_owned(), row.get("value").to_owned());
        if name.is_empty() {
            return found.push(row.error("attribute", "missing", "the attribute has no name"));
        }
        if name == "member" {
            name = Register::membership(&value);
        }
        let (from, to) = (when(row, "from", found), when(row, "to", found));
        let sources = self.cited(row, found, false);
        unsourced(row, sources.is_empty(), found);
        if self.strict && value.is_empty() {
            let message = format!("'{name}' has no value here, so the row says nothing");
            let help = "write a number, or a word such as 'yes' or 'no'; or take the row away";
            return found.push(row.error("value", "missing", message).help(help));
        }
        let weight = match number::weight(&value) {
            _ if !self.strict => number::of_old(&value),
            Ok(weight) => weight,
            Err(help) => {
                let message = format!("'{value}' is not a number as it has to be written");
                return found.push(row.error("value", "bad-number", message).help(help));
            }
        };
        let bounds = match number::bounds(&value) {
            Ok(bounds) => bounds,
            Err(_) if !self.strict => None,
            Err(help) => {
                let message = format!("'{value}' is neither a number nor bounds as they have to be written");
                return found.push(row.error("value", "bad-number", message).help(help));
            }
        };
        if self.strict
            && let (Some(from), Some(to)) = (from, to)
            && to.latest <= from.earliest
        {
            let message = format!("it no longer holds on {to}, and holds from {from} on");
            found.push(row.error("to", "bad-date", message).help("swap the two, or leave one of them out"));
        }
        if self.strict
            && let Some(begun) = from.filter(|from| self.comes_later(actor, *from))
        {
            let message = format!("{} came into being after {begun}", row.get("actor"));
            let help = "it counts for the State that this one continues";
            found.push(row.error("actor", "actor-not-yet", message).help(help).warning());
        }
        self.attribute_places
            .entry(name.clone())
            .or_default()
            .push(Origin { source: row.source.clone(), place: row.place() });
        self.attribute_rows.entry(name).or_default().push(AttributeRow {
            actor,
            value,
            weight,
            bounds,
            from,
            to,
            sources,
            note: row.get("note").to_owned(),
        });
    }

    /// Holds the values of each attribute against each other; to be called before [`Builder::definitions_done`].
    pub fn compare_values(&self, found: &mut Vec<Diagnostic>) {
        let mut names: Vec<&String> = self.attribute_rows.keys().collect();
        names.sort_unstable();
        for name in names {
            let places = self.attribute_places.get(name).map(Vec::as_slice).unwrap_or_default();
            let rows: Vec<Placed<'_>> = self.attribute_rows[name].iter().zip(places).collect();
            let definition = self.register.attribute_definition(name);
            let origin = |actor| self.register.actors.origin(actor);
            if definition.is_some_and(|definition| definition.nature == Nature::Reading) {
                read_twice(&rows, origin, found);
            } else {
                said_twice(&rows, origin, found);
            }
            if definition.is_none_or(|definition| definition.unit.is_none()) {
                bounds_of_nothing(name, &rows, found);
            }
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

/// An error for every reading without its day, with an end, or of a day of which there is another.
fn read_twice(rows: &[Placed<'_>], origin: impl Fn(ActorIx) -> ActorIx, found: &mut Vec<Diagnostic>) {
    for (at, (row, place)) in rows.iter().enumerate() {
        if row.from.is_none() {
            let message = "this is a reading, and does not say of which day";
            found.push(
                error(place, "actor", "missing", message.into()).help("write the day into the column from"),
            );
        }
        if row.to.is_some() {
            let message = "this is a reading of one day, and has no end";
            let help = "leave the column to empty, and write what was found on that day as another reading";
            found.push(error(place, "to", "misplaced", message.into()).help(help));
        }
        let same =
            |(other, _): &&Placed<'_>| origin(other.actor) == origin(row.actor) && other.from == row.from;
        if let Some((other, other_place)) = rows[..at].iter().find(same) {
            let message = format!(
                "there is a reading of that day already, '{}' on line {}",
                other.value,
                line(other_place)
            );
            let help = "keep one of the two, and write both into disagreements.csv";
            found.push(error(place, "actor", "duplicate", message).help(help));
        }
    }
}

/// An error for every value with bounds of an attribute without a unit: nothing could be done with them.
fn bounds_of_nothing(name: &str, rows: &[Placed<'_>], found: &mut Vec<Diagnostic>) {
    for (row, place) in rows.iter().filter(|(row, _)| has_bounds(&row.value)) {
        let message = format!("'{}' has bounds, and nothing says in which unit '{name}' is", row.value);
        let help = format!("add a definition: attribute {name} \"Title\", with the line 'unit kg'");
        found.push(error(place, "value", "no-unit", message).help(help));
    }
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
    let words =
        |row: &AttributeRow| meant(row) != Meant::Number && row.value != "no" && !has_bounds(&row.value);
    for (row, place) in rows.iter().filter(|(row, _)| words(row)) {
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
