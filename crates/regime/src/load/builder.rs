//! Rows become actors, sources, attributes and acts; raw text turns into types that cannot be wrong.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::{
    misplaced::misplaced,
    table::{Place, Row},
};
use crate::{
    Act, ActKind, Actor, ActorIx, ActorKind, Day, Diagnostic, InstrumentIx, Particulars, Regime, Register,
    SourceText, Target, When, definition, language,
    name::nearest,
    proceeding::{Proceeding, What},
    register::{Attribute, AttributeRow, Claim, Inventory},
};

/// Where an act came from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The text.
    pub source: SourceText,
    pub(super) place: Place,
}

impl Origin {
    /// The bytes of one of its fields.
    pub fn span(&self, column: &str) -> std::ops::Range<usize> {
        self.place.span(&self.source, column)
    }
}

/// A row of acts, read.
#[derive(Clone, Debug)]
pub enum Recorded {
    /// An act on an instrument.
    Act(Act),
    /// What happened in a forum or to a commitment.
    Proceeding(Proceeding),
}

/// Collects rows into a register and acts: sources, then actors, attributes, definitions and acts.
#[derive(Clone, Default, Debug)]
pub struct Builder {
    pub(super) register: Register,
    instrument_ids: HashMap<String, InstrumentIx>,
    pub(super) attribute_rows: HashMap<String, Vec<AttributeRow>>,
    // By attribute and row, like those.
    pub(super) attribute_places: HashMap<String, Vec<Origin>>,
    acts: Vec<Act>,
    proceedings: Vec<Proceeding>,
    made: HashSet<String>,
    // By `Act::entry` and `Proceeding::entry`.
    origins: Vec<Origin>,
    /// A record that lists no sources: what acts cite is taken as it stands.
    pub sources_unknown: bool,
    /// The rows that follow are the built-in record's.
    pub borrowing: bool,
    /// What is read is new, and refused where something of it would be lost; what stands in a log already is read as it
    /// was taken then.
    pub strict: bool,
}

impl Builder {
    /// A builder for what is new.
    pub fn strict() -> Builder {
        Builder { strict: true, ..Builder::default() }
    }

    /// A builder that continues an existing register, to read acts against it.
    pub fn on(register: Register) -> Builder {
        let mut builder = Builder { register, ..Builder::default() };
        builder.index_instruments();
        builder
    }

    /// Adds a row of `actors.csv`.
    pub fn actor(&mut self, row: &Row<'_>, found: &mut Vec<Diagnostic>) {
        let before = found.len();
        let id = row.get("id");
        if id.is_empty() || !id.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-') {
            found.push(
                row.error("id", "bad-id", format!("'{id}' is not an actor's id"))
                    .help("use ISO 3166-1 alpha-3 for a State, upper-case letters for an organisation"),
            );
        }
        let kind = match row.get("kind").to_lowercase().replace(['_', '-'], " ").as_str() {
            "state" | "former state" => ActorKind::State,
            "organisation" | "organization" => ActorKind::Organisation,
            other => {
                found.push(
                    row.error("kind", "unknown-kind", format!("'{other}' is not a kind of actor"))
                        .help("write 'state' or 'organisation'"),
                );
                ActorKind::State
            }
        };
        let (from, to) = (day(row, "from", found), day(row, "to", found));
        if let (Some(a), Some(b)) = (from, to)
            && a >= b
        {
            found.push(row.error("to", "bad-date", format!("'{id}' ends before it begins")));
        }
        let continues = match row.get("continues") {
            "" => None,
            before => {
                let ix = self.register.actors.find(before);
                if ix.is_none() {
                    found.push(
                        row.error(
                            "continues",
                            "unknown-actor",
                            format!("there is no actor '{before}' above this row"),
                        )
                        .help("list the State that is continued before the one that continues it"),
                    );
                } else if self.register.actors.iter().any(|(_, a)| a.continues == ix) {
                    found.push(row.error(
                        "continues",
                        "duplicate",
                        format!("'{before}' is continued by another State already"),
                    ));
                }
                ix
            }
        };
        let succeeds = match row.get("succeeds") {
            "" => None,
            _ => self.known_actor(row, "succeeds", found),
        };
        if succeeds.is_some() && continues.is_some() {
            let message = "a State either continues another or succeeds to it";
            found.push(row.error("succeeds", "misplaced", message).help("leave one of the two empty"));
        }
        if found.len() > before {
            return;
        }
        unsourced(row, row.get("source").is_empty(), found);
        // What stands in a log already may cite what is listed nowhere.
        let mut old = vec![];
        let wrong = if self.strict { &mut *found } else { &mut old };
        let sources = self.cited(row, wrong, false);
        let note = row.get("note").to_owned();
        let (id, name) = (id.to_owned(), row.get("name").to_owned());
        if let Err(wrong) =
            self.register.actors.add(Actor { id, name, kind, from, to, continues, succeeds, sources, note })
        {
            found.push(row.error("id", "duplicate", wrong));
        }
    }

    /// To be called when all actors are in.
    pub fn actors_done(&mut self) {
        self.register.settle_actors();
    }

    /// Adds a row of `disagreements.csv`.
    pub fn claim(&mut self, row: &Row<'_>, found: &mut Vec<Diagnostic>) {
        let before = found.len();
        for column in ["question", "says"] {
            if row.get(column).is_empty() {
                found.push(row.error(column, "missing", format!("the column '{column}' is empty")));
            }
        }
        let taken = match row.get("taken") {
            "" | "no" => false,
            "yes" => true,
            other => {
                let message = format!("'{other}' is neither yes nor no");
                found.push(row.error("taken", "unknown-word", message));
                false
            }
        };
        let sources = self.cited(row, found, true);
        if found.len() == before {
            let text = |column: &str| row.get(column).to_owned();
            let (question, says, reason) = (text("question"), text("says"), text("reason"));
            self.register.claims.push(Claim { question, sources, says, taken, reason });
        }
    }

    /// Adds what attributes are from a file of another record's definitions, but for those that this one defines itself.
    pub fn borrow_attributes(&mut self, source: &SourceText) {
        let (script, _) = language::parse(source);
        let mut theirs = Register::default();
        definition::define(&mut theirs, source, &script, &mut vec![]);
        for mut definition in std::mem::take(&mut theirs.attribute_definitions) {
            // The text may not be known here.
            definition.from = definition.from.filter(|from| self.register.source(&from.of.text).is_some());
            let own = self.register.attribute_definition(&definition.id).is_some();
            if !own {
                self.register.attribute_definitions.push(definition);
            }
        }
    }

    /// Adds a file of definitions.
    pub fn definition(&mut self, source: &SourceText, found: &mut Vec<Diagnostic>) {
        let (script, wrong) = language::parse(source);
        found.extend(wrong);
        definition::define(&mut self.register, source, &script, found);
    }

    /// Whether an actor came into being after a day, and continues another.
    pub(super) fn comes_later(&self, actor: ActorIx, day: When) -> bool {
        let actor = &self.register.actors[actor];
        actor.continues.is_some() && actor.from.is_some_and(|from| day.latest < from)
    }

    /// To be called when all definitions are in.
    pub fn definitions_done(&mut self) {
        let mut rows = std::mem::take(&mut self.attribute_rows);
        let register: &mut Inventory = &mut self.register;
        for definition in &register.attribute_definitions {
            rows.entry(definition.id.clone()).or_default();
        }
        for (name, rows) in rows {
            let definition = register.attribute_definition(&name).cloned();
            register.attributes.insert(name, Attribute::new(rows, definition, &register.actors));
        }
        self.index_instruments();
    }

    fn index_instruments(&mut self) {
        self.instrument_ids =
            (0..).zip(&self.register.instruments).map(|(n, i)| (i.id.clone(), InstrumentIx(n))).collect();
    }

    /// Takes note of what proceedings made that are kept elsewhere, so that it can be named.
    pub fn made(&mut self, proceedings: &[Proceeding]) {
        self.made.extend(proceedings.iter().map(|p| p.id.clone()));
    }

    /// Whether an act made something with this id.
    pub(super) fn is_made(&self, id: &str) -> bool {
        self.made.contains(id) || self.proceedings.iter().any(|p| p.id == id)
    }

    /// Adds a row of acts.
    pub fn act(&mut self, row: &Row<'_>, found: &mut Vec<Diagnostic>) {
        match self.read(row, self.origins.len() as u64, found) {
            Some(Recorded::Act(act)) => self.acts.push(act),
            Some(Recorded::Proceeding(proceeding)) => self.proceedings.push(proceeding),
            None => return,
        }
        self.origins.push(Origin { source: row.source.clone(), place: row.place() });
    }

    /// Reads a row of acts without adding it. Words that both have are told apart by the column `instrument`.
    pub fn read(&mut self, row: &Row<'_>, entry: u64, found: &mut Vec<Diagnostic>) -> Option<Recorded> {
        let word = row.get("act");
        let kind = ActKind::named(word);
        let either = What::WORDS.contains(&word);
        if self.strict {
            misplaced(row, found);
        }
        match kind {
            Some(kind) if !either || !row.get("instrument").is_empty() => {
                self.read_act(row, kind, entry, found).map(Recorded::Act)
            }
            _ if either => self.read_proceeding(row, entry, found).map(Recorded::Proceeding),
            _ => {
                let words = || ActKind::ALL.iter().map(|k| k.word()).chain(What::WORDS);
                let help = match nearest(word, words()) {
                    Some(near) => format!("did you mean '{near}'?"),
                    None => format!("an act is one of: {}", words().collect::<Vec<_>>().join(", ")),
                };
                let message = format!("'{word}' is not a kind of act");
                found.push(row.error("act", "unknown-act", message).help(help));
                None
            }
        }
    }

    /// The day a row says its act was done.
    pub(super) fn dated(&self, row: &Row<'_>, found: &mut Vec<Diagnostic>) -> Option<When> {
        if row.get("date").is_empty() {
            found.push(row.error("date", "missing", "the act has no date"));
        }
        when(row, "date", found)
    }

    fn read_act(
        &mut self,
        row: &Row<'_>,
        kind: ActKind,
        entry: u64,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Act> {
        let before = found.len();
        let date = self.dated(row, found);
        let actor = self.known_actor(row, "actor", found);
        let instrument = self.known_instrument(row, found);
        let effective = when(row, "effective", found);
        let recorded = day(row, "recorded", found).unwrap_or(Day::MIN);
        let mut sources = self.cited(row, found, true).into_iter();
        let (target, corrected) = self.target(row, kind, found);
        let digest = digest(row, found);
        let text = |column: &str| row.get(column).to_owned();
        let (detail, territory, place, note) =
            (text("detail"), text("territory"), text("place"), text("note"));
        if kind.is_territorial() && territory.is_empty() {
            let message = "this act is about a territory and names none";
            found.push(row.error("territory", "missing", message).help("name it in the column territory"));
        }
        if found.len() > before && found[before..].iter().any(Diagnostic::is_error) {
            return None;
        }
        let (source, also) = (sources.next(), sources.collect());
        let particulars = Particulars { target, corrected, detail, territory, place, note, digest, also };
        Some(Act {
            date: date?,
            effective,
            actor: actor?,
            instrument: instrument?,
            kind,
            entry,
            recorded,
            source,
            particulars: (particulars != Particulars::default()).then(|| Arc::new(particulars)),
        })
    }

    /// What an act refers to: a rectification the act it corrects (`2016-04-07 acceptance`) and what it then reads
    /// (`2016-04-08 acceptance`, or `nothing`); an objection, and its withdrawal, the actor whose reservation it objects to.
    fn target(
        &self,
        row: &Row<'_>,
        kind: ActKind,
        found: &mut Vec<Diagnostic>,
    ) -> (Option<Target>, Option<(When, ActKind)>) {
        let dated = |column: &str| {
            let (date, word) = row.get(column).split_once(' ')?;
            Some((When::parse(date).ok()?, ActKind::named(word.trim())?))
        };
        match kind {
            ActKind::Rectification => {
                let Some((date, corrects)) = dated("target") else {
                    found.push(
                        row.error("target", "bad-target", "a rectification names the act it corrects").help(
                            "write its date and kind in the column target, such as: 2016-04-07 acceptance",
                        ),
                    );
                    return (None, None);
                };
                let corrected = dated("detail");
                if corrected.is_none() && row.get("detail") != "nothing" {
                    found.push(
                        row.error("detail", "bad-correction", "a rectification says what the act reads then")
                            .help("write its date and kind in the column detail, such as: 2016-04-08 acceptance; or 'nothing' to strike it out"),
                    );
                }
                (Some(Target::Act(date, corrects)), corrected)
            }
            ActKind::Objection | ActKind::WithdrawalOfObjection if !row.get("target").is_empty() => {
                (self.known_actor(row, "target", found).map(Target::Actor), None)
            }
            _ => (None, None),
        }
    }

    pub(super) fn known_instrument(
        &self,
        row: &Row<'_>,
        found: &mut Vec<Diagnostic>,
    ) -> Option<InstrumentIx> {
        let id = row.get("instrument");
        let instrument = self.instrument_ids.get(id).copied();
        if instrument.is_none() {
            let near = self.register.nearest_instrument(id);
            let message = if id.is_empty() {
                "this act does not say on which instrument it is".into()
            } else {
                format!("there is no instrument '{id}'")
            };
            found.push(
                row.error("instrument", "unknown-instrument", message)
                    .help_if(near.map(|n| format!("did you mean '{n}'?"))),
            );
        }
        instrument
    }

    pub(super) fn known_actor(
        &self,
        row: &Row<'_>,
        column: &str,
        found: &mut Vec<Diagnostic>,
    ) -> Option<ActorIx> {
        let id = row.get(column);
        let ix = self.register.actors.find(id);
        if ix.is_none() {
            let near =
                self.register.actors.nearest(id).map(|a| format!("did you mean '{}' ({})?", a.id, a.name));
            let message = if id.is_empty() {
                "nobody is named here".into()
            } else {
                format!("there is no actor '{id}'")
            };
            found.push(row.error(column, "unknown-actor", message).help_if(near));
        }
        ix
    }

    /// What has been read but for the acts.
    pub fn into_register(self) -> Register {
        self.register
    }

    /// The regime, and where each act came from.
    ///
    /// # Errors
    /// Names in definitions that are unknown, and circles between instruments.
    pub fn finish(self) -> Result<(Regime, Vec<Origin>), Vec<Diagnostic>> {
        Ok((Regime::new(self.register, self.acts, self.proceedings)?, self.origins))
    }
}

/// Warns of a row in a table with a column for sources that cites none.
pub(super) fn unsourced(row: &Row<'_>, missing: bool, found: &mut Vec<Diagnostic>) {
    if missing && row.fields().iter().any(|(column, _)| *column == "source") {
        let message = "this row cites no source";
        found
            .push(row.error("source", "missing-source", message).help("cite an id of sources.csv").warning());
    }
}

pub(super) fn day(row: &Row<'_>, column: &str, found: &mut Vec<Diagnostic>) -> Option<Day> {
    let text = row.get(column);
    let day = Day::parse(text);
    if day.is_none() && !text.is_empty() {
        let error = row.error(column, "bad-date", format!("'{text}' is not a date of the form YYYY-MM-DD"));
        found.push(error.help_if(crate::edtf::hint_of_day(text)));
    }
    day
}

pub(super) fn when(row: &Row<'_>, column: &str, found: &mut Vec<Diagnostic>) -> Option<When> {
    let text = row.get(column);
    if text.is_empty() {
        return None;
    }
    When::parse(text).map_err(|wrong| found.push(row.error(column, "bad-date", wrong))).ok()
}

/// A SHA-256 in hexadecimal, if there is one.
pub(super) fn digest(row: &Row<'_>, found: &mut Vec<Diagnostic>) -> String {
    let digest = row.get("digest").to_ascii_lowercase();
    if !digest.is_empty() && (digest.len() != 64 || !digest.bytes().all(|b| b.is_ascii_hexdigit())) {
        let message = format!("'{digest}' is not a SHA-256: it has 64 hexadecimal digits");
        found.push(row.error("digest", "bad-digest", message));
    }
    digest
}
