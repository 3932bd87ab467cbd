//! From entries to the regime: the one way in which state comes about.

use std::collections::BTreeMap;

use comity_regime::{
    Act, Diagnostic, Proceeding, Regime, SourceText, check,
    load::{Builder, Recorded, Row},
};

use crate::{
    Content, Entry, Kind, LedgerError,
    recent::Recent,
    trust::{self, Checker, Trust, is_policy},
};

/// All that follows from the entries of a log.
#[derive(Debug)]
pub struct State {
    /// Who is bound by what.
    pub regime: Regime,
    /// Who may speak, and who spoke.
    pub trust: Trust,
    /// What the next entry stands upon.
    pub recent: Recent,
}

/// The state that the entries of the log of a name make. Every rule on who may say what is applied again; signatures
/// are checked against their bytes from entry `unchecked` on: those before it have been checked before.
///
/// # Errors
/// The first entry that does not hold.
pub fn state(
    raw: &[impl AsRef<[u8]>],
    entries: &[Entry<'_>],
    log: &str,
    unchecked: u64,
) -> Result<State, LedgerError> {
    let regime = regime(entries)?;
    let mut checker = Checker::default();
    let each = raw.iter().map(AsRef::as_ref).zip(entries);
    let (trust, recent) =
        trust::fold(each, log, &regime, &mut |p| if p.index < unchecked { Ok(()) } else { checker.add(p) })?;
    checker.finish()?;
    Ok(State { regime, trust, recent })
}

/// The regime that entries make. They are taken by kind (sources, actors, attributes, definitions, acts), and within
/// a kind in the order of the log; a definition replaces an earlier one of the same path.
///
/// # Errors
/// If an entry refers to what is not there, which admission keeps from happening.
pub fn regime(entries: &[Entry<'_>]) -> Result<Regime, LedgerError> {
    let (mut builder, mut found) = (Builder::default(), vec![]);
    let nowhere = SourceText::new("log", "");
    let of = |kind: Kind| {
        let contents = entries.iter().map(|e| &e.statement.content);
        contents.filter(move |c| c.kind == kind).map(|c| &c.fields)
    };
    for fields in of(Kind::Source) {
        builder.source(&Row::entry(&nowhere, fields.pairs()), &mut found);
    }
    for fields in of(Kind::Disagreement) {
        builder.claim(&Row::entry(&nowhere, fields.pairs()), &mut found);
    }
    for fields in of(Kind::Actor) {
        builder.actor(&Row::entry(&nowhere, fields.pairs()), &mut found);
    }
    builder.actors_done();
    for fields in of(Kind::Attribute) {
        builder.attribute(&Row::entry(&nowhere, fields.pairs()), &mut found);
    }
    let definitions: BTreeMap<&str, &str> = of(Kind::Definition)
        .map(|f| (f.get("path"), f.get("text")))
        .filter(|(path, _)| !is_policy(path))
        .collect();
    for (path, text) in definitions {
        builder.definition(&SourceText::new(path, text), &mut found);
    }
    builder.definitions_done();
    let (mut acts, mut proceedings) = (vec![], vec![]);
    for (index, entry) in (0..).zip(entries) {
        let Content { kind: Kind::Act, fields } = &entry.statement.content else { continue };
        let recorded = entry.recorded;
        match builder.read(&Row::entry(&nowhere, fields.pairs()), index, &mut found) {
            Some(Recorded::Act(act)) => acts.push(Act { recorded, ..act }),
            Some(Recorded::Proceeding(p)) => proceedings.push(Proceeding { recorded, ..p }),
            None => {}
        }
    }
    stop_at_errors(found)?;
    Regime::new(builder.into_register(), acts, proceedings).map_err(|found| regime_error(&found))
}

fn stop_at_errors(found: Vec<Diagnostic>) -> Result<(), LedgerError> {
    if found.iter().any(Diagnostic::is_error) { Err(regime_error(&found)) } else { Ok(()) }
}

fn regime_error(found: &[Diagnostic]) -> LedgerError {
    let first = found.iter().filter(|d| d.is_error()).take(3).map(ToString::to_string);
    LedgerError::Regime(first.collect::<Vec<_>>().join("; "))
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
    let Content { kind, fields } = &entry.statement.content;
    if [Kind::Key, Kind::Sealed, Kind::Opened].contains(kind) {
        // Who may speak, and what is under seal, changes nothing in who is bound by what.
        return Ok((regime.clone(), vec![]));
    }
    if *kind != Kind::Act {
        let only = SourceText::new("submission", kind.word());
        return Err(vec![
            Diagnostic::error(
                "not-an-act",
                &only,
                0..only.text.len(),
                "only acts can be added to a record that is open",
            )
            .help("actors, sources and definitions come with the record folder that starts a log"),
        ]);
    }
    let text = serde_json::to_string_pretty(&fields.json()).unwrap_or_default().replace("\": \"", "\":\"");
    let source = SourceText::new("act", &text);
    let row = Row::entry(&source, fields.pairs());
    let mut found = row.unknown_columns();
    let Some(read) = Builder::on(regime.register()).read(&row, index, &mut found) else {
        return Err(found);
    };
    if found.iter().any(Diagnostic::is_error) {
        return Err(found);
    }
    let (mut next, recorded) = (regime.clone(), entry.recorded);
    let findings = match read {
        Recorded::Act(act) => {
            let (ix, actor) = (act.instrument, act.actor);
            next.append([Act { recorded, ..act }]);
            check::chain(&next, ix, actor)
        }
        Recorded::Proceeding(p) => {
            let p = Proceeding { recorded, ..p };
            next.proceed(p.clone());
            check::proceeding(&next, &p)
        }
    };
    let findings = findings.into_iter().filter(|f| f.entry == index);
    found.extend(findings.map(|f| f.at(&source, row.place().span(&source, f.column))));
    if found.iter().any(Diagnostic::is_error) { Err(found) } else { Ok((next, found)) }
}
