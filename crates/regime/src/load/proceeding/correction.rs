//! Rows that correct an act in a forum or on a commitment: which act, and what it then reads.

use crate::{
    Diagnostic, When,
    kind::{self, Column, Takes},
    load::{Builder, Row, builder::when, misplaced::NOTHING},
    proceeding::{Correction, Given, What},
};

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
            let own = own(&word).map(|column| column.name).filter(|name| *name != "detail");
            let columns =
                ["effective", "detail", "digest"].into_iter().chain(own).collect::<Vec<_>>().join(", ");
            found.push(row.error("detail", "bad-correction", message).help(format!(
                "write what is right in the column that was wrong ({columns}; 'effective' is the day it was done), or 'nothing' in 'detail' to strike it out"
            )));
        }
        Some(What::Rectification { date, word, of, reads: Some(Box::new(correction)) })
    }

    /// The columns that the act named has; others are refused or, where they stand in a log already, left alone.
    fn correction(&self, row: &Row<'_>, word: &str, found: &mut Vec<Diagnostic>) -> Correction {
        let mut given = Given::default();
        for column in own(word).filter(|column| !row.get(column.name).is_empty()) {
            self.read_column(row, column, &mut given, found);
        }
        Correction { date: when(row, "effective", found), given }
    }
}

/// The columns of an act of a kind that can be corrected, besides those that every act has.
fn own(word: &str) -> impl Iterator<Item = &'static Column> {
    let all = ["value", "from", "until", "whom", "place", "topic", "language"];
    let is_own = move |column: &&Column| all.contains(&column.name) || matches!(column.takes, Takes::Counted);
    kind::of_proceeding(word).into_iter().flat_map(|kind| kind.columns).filter(is_own)
}

/// Which act a rectification names: `2014-03-24 attendance nss-2014`.
fn named(target: &str) -> Option<(When, &str, &str)> {
    let mut words = target.splitn(3, ' ');
    let date = When::parse(words.next()?).ok()?;
    let (word, of) = (words.next()?, words.next()?.trim());
    (What::WORDS.contains(&word) && word != "rectification").then_some((date, word, of))
}
