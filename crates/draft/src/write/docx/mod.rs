//! A reading as a Word document (Office Open XML, ECMA-376), made afresh each time: the same reading makes the same bytes.
//!
//! Brackets, names and numbers are typed, as delegations have them; styles tell them from the words that stand. What a provision
//! waits for is a comment. The document says of which reading it is, so that what is changed in it can come back as a proposal
//! ([`import::word`](crate::import::word)). Two readings make one document with tracked changes.

mod package;
mod paragraph;

use std::collections::{BTreeMap, BTreeSet};

use comity_regime::Day;
use package::Package;
use paragraph::{Author, Body};

use crate::{
    act::Act,
    fold::state::Table,
    reading::{Base, Reading},
    view::compare,
};

/// A reading as a document, with its brackets and whose they are. `acts` is how many acts of the text are known.
///
/// # Errors
/// It is too large for a document.
pub fn docx(reading: &Reading, acts: usize, language: &str) -> Result<Vec<u8>, String> {
    let base = Base::of(reading, acts, language);
    let mut body = Body::new(language);
    let subtitle = format!("As it stood on {}: {}.", reading.on, reading.phase.said());
    body.titles(&reading.title, &subtitle);
    for (at, shown) in reading.provisions.iter().enumerate() {
        body.provision(at, shown);
        body.rule(at, shown);
    }
    let footer = format!("{}, {} · {}", reading.id, reading.on, base.digest);
    let properties = Base::NAMES.into_iter().zip(base.values()).collect::<Vec<_>>();
    Package { title: &reading.title, day: reading.on, footer: &footer, properties: &properties }.zipped(body)
}

/// A letter as a document: its title, its paragraphs, and what stands at the foot of its pages.
///
/// # Errors
/// It is too large for a document.
pub fn letter(
    title: &str,
    paragraphs: &[String],
    day: Day,
    footer: &str,
    language: &str,
) -> Result<Vec<u8>, String> {
    let mut body = Body::new(language);
    body.paragraph("Title", title);
    paragraphs.iter().for_each(|words| body.paragraph("Provision", words));
    Package { title, day, footer, properties: &[] }.zipped(body)
}

/// Two readings as one document: what is new and what has gone since are tracked changes, by those whose acts between them
/// concern the provision.
///
/// # Errors
/// It is too large for a document.
pub fn docx_compared(before: &Table, after: &Table, acts: &[Act], language: &str) -> Result<Vec<u8>, String> {
    let (old, new) = (before.reading(), after.reading());
    let compared = compare(&old, &new, language);
    let mut body = Body::new(language);
    body.titles(&new.title, &format!("What changed from {} to {}.", old.on, new.on));
    let shown: BTreeMap<&str, _> =
        old.provisions.iter().chain(&new.provisions).map(|p| (p.id.as_str(), p)).collect();
    for provision in &compared.provisions {
        if let Some(shown) = shown.get(provision.id.as_str()) {
            body.compared(shown, provision, &author(&provision.id, before, after, acts));
        }
    }
    let footer = format!("{}, {} – {}", new.id, old.on, new.on);
    Package { title: &new.title, day: new.on, footer: &footer, properties: &[] }.zipped(body)
}

/// Whose acts concern a provision between two readings, and the day of the last.
fn author(provision: &str, before: &Table, after: &Table, acts: &[Act]) -> Author {
    let known: BTreeSet<usize> = before.history.get(provision).into_iter().flatten().copied().collect();
    let since = after.history.get(provision).into_iter().flatten().filter(|at| !known.contains(at));
    let since: Vec<&Act> = since.filter_map(|at| acts.get(*at)).collect();
    let names: BTreeSet<&str> = since.iter().map(|act| act.actor.as_str()).collect();
    Author {
        // A bracket may go with a proposal on another provision.
        name: match names.is_empty() {
            true => after.opening.chairs.join(", "),
            false => names.into_iter().collect::<Vec<_>>().join(", "),
        },
        day: since.iter().map(|act| act.day).max().unwrap_or(after.on),
    }
}
