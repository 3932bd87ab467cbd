//! Rows that correct an act in a forum or on a commitment: which act, and what it then reads.

use super::{number, value};
use crate::{
    Diagnostic, When,
    load::{
        Builder, Row,
        builder::{day, when},
        strict::of_proceedings,
    },
    proceeding::{Capacity, Correction, Grade, Level, Sort, Value, Vote, What},
};

/// What strikes an act out, in the column `detail`.
const NOTHING: &str = "nothing";

/// The word of the act that a row corrects, empty if it names none; nothing if the row does not correct a proceeding, or
/// strikes it out.
pub(in crate::load) fn restated<'a>(row: &Row<'a>) -> Option<&'a str> {
    let corrects =
        row.get("act") == "rectification" && row.get("instrument").is_empty() && row.get("detail") != NOTHING;
    corrects.then(|| row.get("target").split(' ').nth(1).unwrap_or_default())
}

impl Builder {
    pub(super) fn rectification(&self, row: &Row<'_>, found: &mut Vec<Diagnostic>) -> Option<What> {
        let Some((date, word, of)) = named(row.get("target")) else {
            let message = "a rectification names the act it corrects";
            found.push(row.error("target", "bad-target", message).help(
                "write its date, its word, and its target or id, such as: 2014-03-24 attendance nss-2014 (for an act on an instrument, name that too)",
            ));
            return None;
        };
        if word == "forecast" {
            let message =
                "a forecast cannot be corrected: it is frozen before its time, and scored as it stands";
            found.push(row.error("target", "bad-correction", message).help("publish another forecast"));
            return None;
        }
        let (word, of) = (word.to_owned(), of.to_owned());
        if row.get("detail") == NOTHING {
            return Some(What::Rectification { date, word, of, reads: None });
        }
        if matches!(word.as_str(), "drafting" | "chairing") {
            let message = "what was said at a table is not changed afterwards";
            let help = "strike it out with 'nothing' in 'detail', and say it anew";
            found.push(row.error("target", "bad-correction", message).help(help));
            return None;
        }
        let before = found.len();
        let correction = self.correction(row, &word, found);
        if found.len() == before
            && correction == Correction::default()
            && row.get("detail").is_empty()
            && row.get("digest").is_empty()
        {
            let message = "this does not say what the act then reads";
            let columns = [&["effective", "detail", "digest"], own(&word).as_slice()].concat().join(", ");
            found.push(row.error("detail", "bad-correction", message).help(format!(
                "write what is right in the column that was wrong ({columns}; 'effective' is the day it was done), or 'nothing' in 'detail' to strike it out"
            )));
        }
        Some(What::Rectification { date, word, of, reads: Some(Box::new(correction)) })
    }

    /// The columns that the act named has; others are refused or, where they stand in a log already, left alone.
    fn correction(&self, row: &Row<'_>, word: &str, found: &mut Vec<Diagnostic>) -> Correction {
        let own = own(word);
        let given = |column: &str| own.contains(&column) && !row.get(column).is_empty();
        let text = |column: &str| if given(column) { row.get(column).to_owned() } else { String::new() };
        let mut correction = Correction {
            date: when(row, "effective", found),
            place: text("place"),
            topic: text("topic"),
            language: text("language"),
            ..Correction::default()
        };
        if given("value") {
            correction.value = self.corrected_value(row, word, found);
        }
        if given("from") {
            correction.from = when(row, "from", found);
        }
        if given("until") {
            // Credentials lapse, and silence ends, on a day that is known.
            let exact = matches!(word, "credentials" | "decision");
            correction.until =
                if exact { day(row, "until", found).map(When::from) } else { when(row, "until", found) };
        }
        if given("whom") {
            correction.whom = self.known_actor(row, "whom", found);
        }
        if word == "published_count" && !row.get("detail").is_empty() {
            correction.counted = super::counted(row, found);
        }
        correction
    }

    fn corrected_value(&self, row: &Row<'_>, word: &str, found: &mut Vec<Diagnostic>) -> Option<Value> {
        match word {
            "convening" => value(row, Sort::parse, found).map(Value::Sort),
            "attendance" => value(row, Level::parse, found).map(Value::Level),
            "vote" => value(row, Vote::parse, found).map(Value::Vote),
            "published_count" => number(row, self.strict, found).map(Value::Number),
            word if Capacity::parse(word).is_ok() => value(row, Grade::parse, found).map(Value::Grade),
            _ => Some(Value::Text(row.get("value").to_owned())),
        }
    }
}

/// The columns of an act of a kind that can be corrected, besides those that every act has.
fn own(word: &str) -> Vec<&'static str> {
    let fixed = |column: &&str| ["target", "instrument"].contains(column);
    of_proceedings(word).iter().filter(|column| !fixed(column)).copied().collect()
}

/// Which act a rectification names: `2014-03-24 attendance nss-2014`.
fn named(target: &str) -> Option<(When, &str, &str)> {
    let mut words = target.splitn(3, ' ');
    let date = When::parse(words.next()?).ok()?;
    let (word, of) = (words.next()?, words.next()?.trim());
    (What::WORDS.contains(&word) && word != "rectification").then_some((date, word, of))
}
