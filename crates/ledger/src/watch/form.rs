//! Rules of form: entries that a server of this version would not have admitted. They are said and not refused, since an
//! earlier version may have taken them, and a log cannot be mended.

use std::collections::BTreeMap;

use comity_regime::{
    Regime, SourceText, check,
    load::{ACTS, Builder, Row, strict},
};

use crate::{Content, Entry, Kind};

/// An entry that a server of this version would not have admitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Odd {
    /// Its place in the log.
    pub index: u64,
    /// The rule that it does not keep.
    pub what: String,
}

/// Holds entries that follow on each other against the rules of form, each with its place: signs that cannot be seen, fields that would be lost, acts of
/// the future, ids given twice, what the law of treaties or a forum does not allow. `regime` is what all entries of the log make.
pub fn odd<'a>(entries: impl IntoIterator<Item = (u64, &'a Entry<'a>)>, regime: &Regime) -> Vec<Odd> {
    let mut reader = Builder::on(regime.register().clone());
    reader.strict = true;
    let nowhere = SourceText::new("log", "");
    // What is found first of an entry stands for all.
    let (mut held, mut odd) = (None, BTreeMap::new());
    for (index, entry) in entries {
        held = Some(held.map_or((index, index), |(first, _)| (first, index)));
        let Content { kind, fields } = &entry.statement.content;
        let (row, mut found) = (Row::entry(&nowhere, fields.pairs()), vec![]);
        // The text of a paper is as it was sealed.
        if *kind != Kind::Opened {
            strict::signs(&row, &mut found);
        }
        if *kind == Kind::Act {
            found.extend(row.unknown_columns(&ACTS));
            let _ = reader.read(&row, index, &mut found);
        }
        if let Some(wrong) = found.into_iter().find(|d| d.is_error()) {
            odd.insert(index, wrong.message);
        }
    }
    let Some((first, last)) = held else { return vec![] };
    let future = check::future(regime, None);
    let findings = check::regime(regime).into_iter().filter(|f| f.is_error).chain(future);
    for finding in findings.filter(|f| (first..=last).contains(&f.entry)) {
        odd.entry(finding.entry).or_insert(finding.message);
    }
    odd.into_iter().map(|(index, what)| Odd { index, what }).collect()
}
