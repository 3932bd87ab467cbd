//! Texts in the running record: its acts `drafting` and `chairing`, made into acts at a table.

use std::collections::BTreeSet;

use comity_regime::{
    Day, Diagnostic, Proceeding, Regime, SourceText,
    proceeding::{Drafting, What},
};
use serde::Serialize;

use crate::{
    act::{Act, Does, Opening},
    fold::{fold, state::Table, try_act},
    grammar::{Row, read_row},
    rule::Refusal,
};

/// A text of the record, with everything that was done at its table.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its forum.
    pub forum: String,
    /// The acts that can be read, in the order recorded.
    pub acts: Vec<Act>,
    /// By the place of an act, its entry in the record.
    pub entries: Vec<u64>,
    /// Those that cannot.
    pub lost: Vec<Lost>,
}

/// An act whose lines cannot be read: it does nothing, and is said wherever its text is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Lost {
    /// Its entry in the record.
    pub entry: u64,
    /// The line within its field `detail`, from 1.
    pub line: usize,
    /// What is wrong, and how to mend it.
    pub why: String,
}

impl Text {
    /// The table of this text at the end of a day, as known on a day; nothing before it was opened.
    pub fn table(&self, on: Day, known: Day) -> Option<Table> {
        fold(&self.acts, on, known)
    }

    /// How many of its acts were known on a day: they are recorded in their order.
    pub fn known_on(&self, known: Day) -> usize {
        self.acts.iter().take_while(|act| act.recorded <= known).count()
    }

    /// What is known of it from the beginning.
    pub fn opening(&self) -> Option<&Opening> {
        self.acts.iter().find_map(|act| match &act.does {
            Does::Opening(opening) => Some(opening),
            _ => None,
        })
    }

    /// What somebody would do at its table on a day, and the table after it.
    ///
    /// # Errors
    /// The rule that refuses it.
    pub fn tried(&self, day: Day, actor: &str, does: Does) -> Result<(Act, Table), Refusal> {
        let act = Act { day, recorded: self.last_known().max(day), actor: actor.to_owned(), does };
        let table = try_act(&self.acts, &act)?;
        Ok((act, table))
    }

    /// What the record knew last.
    pub fn last_known(&self) -> Day {
        self.acts.iter().map(|act| act.recorded).max().unwrap_or(Day::MAX)
    }
}

/// Every text of a record, in the order in which they were opened.
pub fn texts(regime: &Regime) -> Vec<Text> {
    let opened: Vec<&Proceeding> = regime.docket().texts().collect();
    opened.into_iter().filter_map(|p| text(regime, &p.id)).collect()
}

/// A text of a record by its id.
pub fn text(regime: &Regime, id: &str) -> Option<Text> {
    let opening = regime.docket().texts().find(|p| p.id == id)?;
    let mut text = Text {
        id: id.to_owned(),
        title: id.to_owned(),
        forum: opening.target.clone(),
        acts: vec![],
        entries: vec![],
        lost: vec![],
    };
    for p in regime.docket().all() {
        let What::Drafting { does, .. } = &p.what else { continue };
        let of = match does {
            Drafting::Text => Some(&p.id),
            _ => regime.docket().text_of(&p.target).map(|text| &text.id),
        };
        if of.is_none_or(|of| of != id) {
            continue;
        }
        match act_in(regime, p, id) {
            Ok(act) => {
                if let Does::Opening(opening) = &act.does {
                    text.title.clone_from(&opening.title);
                }
                text.acts.push(act);
                text.entries.push(p.entry);
            }
            Err(found) => text.lost.extend(found.into_iter().map(|d| Lost {
                entry: p.entry,
                line: d.line,
                why: d.help.map_or(d.message.clone(), |help| format!("{}; {help}", d.message)),
            })),
        }
    }
    Some(text)
}

/// What a proceeding of the record does at the table of a text.
///
/// # Errors
/// What of its lines cannot be read.
pub fn act_in(regime: &Regime, p: &Proceeding, text: &str) -> Result<Act, Vec<Diagnostic>> {
    let What::Drafting { does, says, until } = &p.what else { return Err(vec![]) };
    let row = Row {
        day: p.date.latest,
        actor: regime.register().actors[p.actor].id.clone(),
        word: does.word().to_owned(),
        id: p.id.clone(),
        target: p.target.clone(),
        value: says.clone(),
        until: *until,
        body: p.detail.clone(),
    };
    let does = read_row(&row, text)?;
    Ok(Act { day: row.day, recorded: p.recorded, actor: row.actor, does })
}

/// What is wrong with the texts of a record: acts that cannot be read, and acts that a rule refuses, by their entry and the line
/// of their field `detail`.
pub fn check(regime: &Regime) -> Vec<Lost> {
    let mut found = vec![];
    for text in texts(regime) {
        found.extend(refusals(&text.acts).into_iter().filter_map(|(place, why)| {
            let entry = *text.entries.get(place)?;
            Some(Lost { entry, line: 1, why: why.to_string() })
        }));
        found.extend(text.lost);
    }
    found.sort_by_key(|lost| (lost.entry, lost.line));
    found
}

/// What rules refuse of acts at a table, by their places.
fn refusals(acts: &[Act]) -> Vec<(usize, Refusal)> {
    match fold(acts, Day::MAX, Day::MAX) {
        Some(table) => table.refused.into_iter().map(|refused| (refused.act, refused.why)).collect(),
        // What should have opened it does not, so that nothing else stands either.
        None => {
            let each = acts.iter().enumerate();
            each.filter_map(|(place, act)| Some((place, try_act(&[], act).err()?))).collect()
        }
    }
}

/// What is wrong with the texts of a record because of its entries from a number on, and was not before: with what these say, or with
/// what was said earlier.
pub fn refused(before: &Regime, after: &Regime, first: u64) -> Vec<Diagnostic> {
    let was: BTreeSet<u64> = check(before).into_iter().map(|lost| lost.entry).collect();
    let new = check(after).into_iter().filter(|lost| !was.contains(&lost.entry));
    let said = new.map(|Lost { entry, line, why }| {
        let line = if line > 1 { format!("line {line}: ") } else { String::new() };
        let message = match entry < first {
            true => format!("entry {entry}, which was recorded before, would be refused then: {line}{why}"),
            false => format!("{line}{why}"),
        };
        Diagnostic::error("table", &SourceText::new("detail", ""), 0..0, message).field("detail")
    });
    said.collect()
}
