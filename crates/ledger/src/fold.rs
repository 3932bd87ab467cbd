//! From entries to the regime: the one way in which state comes about.

use std::collections::BTreeMap;

use comity_regime::{
    Act, Diagnostic, Regime, SourceText, check,
    load::{Builder, Row},
};

use crate::{Content, Entry, LedgerError, entry::Fields};

/// The regime that entries make. They are taken by kind (sources, actors, attributes, definitions, acts), and within
/// a kind in the order of the log; a definition replaces an earlier one of the same path.
///
/// # Errors
/// If an entry refers to what is not there, which admission keeps from happening.
pub fn regime(entries: &[Entry]) -> Result<Regime, LedgerError> {
    let (mut builder, mut found) = (Builder::default(), vec![]);
    let mut definitions: BTreeMap<&str, &str> = BTreeMap::new();
    for entry in entries {
        if let Content::Definition(fields) = &entry.content {
            definitions.insert(field(fields, "path"), field(fields, "text"));
        }
    }
    let nowhere = SourceText::new("log", "");
    for entry in entries {
        if let Content::Source(fields) = &entry.content {
            builder.source(&Row::entry(&nowhere, fields), &mut found);
        }
    }
    for entry in entries {
        if let Content::Actor(fields) = &entry.content {
            builder.actor(&Row::entry(&nowhere, fields), &mut found);
        }
    }
    builder.actors_done();
    for entry in entries {
        if let Content::Attribute(fields) = &entry.content {
            builder.attribute(&Row::entry(&nowhere, fields), &mut found);
        }
    }
    for (path, text) in definitions {
        builder.definition(&SourceText::new(path, text), &mut found);
    }
    builder.definitions_done();
    let mut acts = vec![];
    for (index, entry) in (0..).zip(entries) {
        if let Content::Act(fields) = &entry.content
            && let Some(act) = builder.read_act(&Row::entry(&nowhere, fields), index, &mut found)
        {
            acts.push(Act { recorded: entry.recorded, ..act });
        }
    }
    stop_at_errors(found)?;
    Regime::new(builder.into_register(), acts).map_err(|found| regime_error(&found))
}

fn stop_at_errors(found: Vec<Diagnostic>) -> Result<(), LedgerError> {
    if found.iter().any(Diagnostic::is_error) { Err(regime_error(&found)) } else { Ok(()) }
}

fn regime_error(found: &[Diagnostic]) -> LedgerError {
    let first = found.iter().filter(|d| d.is_error()).take(3).map(ToString::to_string);
    LedgerError::Regime(first.collect::<Vec<_>>().join("; "))
}

fn field<'a>(fields: &'a Fields, column: &str) -> &'a str {
    fields.get(column).and_then(|v| v.as_str()).unwrap_or_default()
}

/// Reads an act that is to become entry `index`, and checks it against the regime it is to be part of.
/// Returns the regime with it, and what is worth a look.
///
/// # Errors
/// What is wrong with it, field by field.
pub fn admit(
    regime: &Regime,
    entry: &Entry,
    index: u64,
) -> Result<(Regime, Vec<Diagnostic>), Vec<Diagnostic>> {
    let Content::Act(fields) = &entry.content else {
        let only = SourceText::new("submission", entry.content.kind());
        return Err(vec![
            Diagnostic::error(
                "not-an-act",
                &only,
                0..only.text.len(),
                "only acts can be added to a record that is open",
            )
            .help("actors, sources and definitions come with the record folder that starts a log"),
        ]);
    };
    let text = serde_json::to_string_pretty(fields).unwrap_or_default().replace("\": \"", "\":\"");
    let source = SourceText::new("act", &text);
    let row = Row::entry(&source, fields);
    let mut found = row.unknown_columns();
    let Some(act) = Builder::on(regime.register()).read_act(&row, index, &mut found) else {
        return Err(found);
    };
    if found.iter().any(Diagnostic::is_error) {
        return Err(found);
    }
    let (ix, actor) = (act.instrument, act.actor);
    let mut next = regime.clone();
    next.append([Act { recorded: entry.recorded, ..act }]);
    let findings = check::chain(&next, ix, actor).into_iter().filter(|f| f.entry == index);
    found.extend(findings.map(|f| f.at(&source, row.place().span(&source, f.column))));
    if found.iter().any(Diagnostic::is_error) { Err(found) } else { Ok((next, found)) }
}
