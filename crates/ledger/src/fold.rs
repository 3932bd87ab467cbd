//! From entries to the regime: the one way in which state comes about.

use std::collections::BTreeMap;

use comity_regime::{
    Act, Diagnostic, Draft, Proceeding, Regime, SourceText,
    check::{CODES, Finding},
    load::{Builder, Recorded, Row, strict},
};

use crate::{
    Content, Entry, Fields, Kind, LedgerError,
    recent::Recent,
    rehearsal::Logs,
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

/// The state that the entries of the log of a verifier key make. Every rule on who may say what is applied again; signatures
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
    let (trust, recent) = trust::fold(each, &Logs::of(entries, log), &regime, &mut |p| {
        if p.index < unchecked { Ok(()) } else { checker.add(p) }
    })?;
    checker.finish()?;
    Ok(State { regime, trust, recent })
}

/// The regime that entries make. They are taken by kind (sources, actors, attributes, definitions, acts, names), and within
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
    for fields in of(Kind::Name) {
        builder.name(&Row::entry(&nowhere, fields.pairs()), &mut found);
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

/// A regime to which entries are added one after the other.
#[derive(Debug)]
pub struct Admission {
    draft: Draft,
    reader: Builder,
}

impl Admission {
    /// Begins with a regime as it is.
    pub fn on(regime: &Regime) -> Admission {
        let mut reader = Builder::on(regime.shared_register());
        reader.strict = true;
        Admission { draft: Draft::on(regime.clone()), reader }
    }

    /// The regime as far as it is evaluated; its docket and its register are up to date.
    pub fn regime(&self) -> &Regime {
        self.draft.regime()
    }

    /// The regime with all that was added.
    pub fn finish(self) -> Regime {
        self.draft.finish()
    }

    /// Reads what is to become entry `index`, holds it against the regime it is to be part of, and adds it. Returns what
    /// is worth a look.
    ///
    /// # Errors
    /// What is wrong with it, field by field; then nothing is added.
    pub fn admit(&mut self, entry: &Entry<'_>, index: u64) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        let Content { kind, fields } = &entry.statement.content;
        if kind.concerns_trust() {
            return unseen_signs(*kind, fields);
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
                .help("actors, lists of sources and definitions come with the record folder that starts a log; an act may cite the address of a page (https://...)"),
            ]);
        }
        let sources = self.reader.sources().len();
        let admitted = self.act(entry, fields, index);
        match &admitted {
            Ok(_) => self.draft.cite(&self.reader.sources()[sources..]),
            Err(_) => self.reader.keep_sources(sources),
        }
        admitted
    }

    fn act(
        &mut self,
        entry: &Entry<'_>,
        fields: &Fields<'_>,
        index: u64,
    ) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        // The text that findings point into is made when there are any, which is seldom.
        let mut found = vec![];
        let nowhere = SourceText::new("act", "");
        let row = Row::entry(&nowhere, fields.pairs());
        let unknown = row.unknown_columns();
        strict::signs(&row, &mut found);
        let read = self.reader.read(&row, index, &mut found);
        let source = || {
            let text = serde_json::to_string_pretty(&fields.json()).unwrap_or_default();
            SourceText::new("act", &text.replace("\": \"", "\":\""))
        };
        if !found.is_empty() || !unknown.is_empty() {
            let source = source();
            let row = Row::entry(&source, fields.pairs());
            found = row.unknown_columns();
            strict::signs(&row, &mut found);
            let _ = self.reader.read(&row, index, &mut found);
            debug_assert!(
                found.iter().all(|d| CODES.contains(&d.code)),
                "a code that is not in CODES: {found:?}"
            );
        }
        let Some(read) = read.filter(|_| !found.iter().any(Diagnostic::is_error)) else { return Err(found) };
        let recorded = entry.recorded;
        let ahead = match &read {
            Recorded::Act(act) => strict::future_of(act, recorded),
            Recorded::Proceeding(p) => strict::future_of_proceeding(p, recorded),
        };
        if let Some((column, message)) = ahead {
            let source = source();
            let row = Row::entry(&source, fields.pairs());
            return Err(vec![row.error(column, "future-date", message).help(strict::NOT_YET)]);
        }
        let added = match read {
            Recorded::Act(act) => self.draft.act(Act { recorded, ..act }),
            Recorded::Proceeding(p) => self.draft.proceeding(Proceeding { recorded, ..p }),
        };
        let placed = |findings: Vec<Finding>| {
            let source = source();
            let row = Row::entry(&source, fields.pairs());
            let at = |f: Finding| f.at(&source, row.place().span(&source, f.column));
            findings.into_iter().map(at).collect::<Vec<_>>()
        };
        match added {
            Ok(findings) if findings.is_empty() => Ok(found),
            Ok(findings) => Ok(found.into_iter().chain(placed(findings)).collect()),
            Err(findings) => Err(placed(findings)),
        }
    }
}

/// Whether no sign that cannot be seen stands in what is said of keys and sealed papers. The text of a paper that is opened
/// is as it was sealed.
fn unseen_signs(kind: Kind, fields: &Fields<'_>) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let mut found = vec![];
    if kind != Kind::Opened {
        let text = SourceText::new(kind.word(), kind.word());
        strict::signs(&Row::entry(&text, fields.pairs()), &mut found);
    }
    if found.is_empty() { Ok(found) } else { Err(found) }
}
