//! Proposals and acts as rows.

use crate::{
    act::Act,
    fold::state::{Fate, Seal, Sealed, Table},
    grammar::row_of,
    reading::Wait,
};

/// The columns of an act at a table in the record's table of acts.
pub const ACT_COLUMNS: [&str; 10] =
    ["date", "actor", "act", "id", "target", "value", "topic", "until", "detail", "source"];

/// The columns of a table of proposals.
pub const PROPOSAL_COLUMNS: [&str; 11] = [
    "id",
    "date",
    "by",
    "on_behalf_of",
    "about",
    "operations",
    "because",
    "instead_of",
    "fate",
    "waits_for",
    "sealed",
];

/// The row of an act in the record's table of acts.
pub fn act_row(act: &Act, text: &str, source: &str) -> [String; 10] {
    let row = row_of(act, text);
    let chairs = matches!(
        row.word.as_str(),
        "text"
            | "text_decision"
            | "consolidation"
            | "silence_procedure"
            | "translation"
            | "correction_of_text"
    );
    let word = if chairs { "chairing" } else { "drafting" };
    [
        row.day.to_string(),
        row.actor,
        word.to_owned(),
        row.id,
        row.target,
        row.word,
        row.value,
        row.until.map(|day| day.to_string()).unwrap_or_default(),
        row.body,
        source.to_owned(),
    ]
}

/// Every proposal of a table, in the order in which they were made; of those whose words nobody has read, whose they are and since when.
pub fn proposals(table: &Table) -> Vec<[String; 11]> {
    let row = |(id, p): (&String, &crate::fold::state::Proposed)| {
        let waits = if p.fate == Fate::Live { table.waits_for_proposal(id) } else { vec![] };
        let kinds: Vec<&str> = p.operations.iter().map(crate::act::Operation::word).collect();
        let by: Vec<&str> =
            std::iter::once(p.by.as_str()).chain(p.sponsors.iter().map(String::as_str)).collect();
        [
            id.clone(),
            p.day.to_string(),
            by.join("; "),
            p.on_behalf_of.clone().unwrap_or_default(),
            table.concerned(id).join("; "),
            kinds.join("; "),
            p.because.clone(),
            p.instead_of.clone().unwrap_or_default(),
            p.fate.word().to_owned(),
            waits.iter().map(Wait::said).collect::<Vec<_>>().join("; "),
            table.sealed.get(id).map(|sealed| sealed.day.to_string()).unwrap_or_default(),
        ]
    };
    let unread = |(id, s): (&String, &Sealed)| {
        let mut row: [String; 11] = Default::default();
        let said = [id.clone(), s.day.to_string(), s.by.clone()];
        row.iter_mut().zip(said).for_each(|(cell, said)| *cell = said);
        let waits = if s.seal == Seal::Whole { s.waits().said() } else { String::new() };
        let said = [s.fate().to_owned(), waits, s.day.to_string()];
        row.iter_mut().rev().zip(said.into_iter().rev()).for_each(|(cell, said)| *cell = said);
        row
    };
    let mut all: Vec<(usize, [String; 11])> =
        table.proposals.iter().map(|(id, p)| (p.act, row((id, p)))).collect();
    all.extend(table.unread().map(|(id, s)| (s.act, unread((id, s)))));
    all.sort_by_key(|(act, _)| *act);
    all.into_iter().map(|(_, row)| row).collect()
}
