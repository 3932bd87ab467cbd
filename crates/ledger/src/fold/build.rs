//! A regime from rows and acts.

use std::collections::BTreeMap;

use comity_regime::{
    Act, Diagnostic, Proceeding, Regime, SourceText, check,
    load::{
        ACTORS, ACTS, ATTRIBUTES, Builder, DISAGREEMENTS, NAMES, Recorded, Row, SOURCES, Table, strict,
        unwanted,
    },
    register::Source,
};

use crate::{
    Entry, Fields, Kind,
    fold::rows::{self, Rows},
    trust::is_policy,
};

/// Builds a regime out of entries.
pub struct Build<'a> {
    rows: &'a Rows,
    builder: Builder,
    /// What is said from this entry on is new, and read as strictly as a record folder is.
    new: u64,
    acts: Vec<Act>,
    proceedings: Vec<Proceeding>,
    found: Vec<Diagnostic>,
    /// Where findings on what was there before point to.
    nowhere: SourceText,
}

impl<'a> Build<'a> {
    /// Begins with rows; they are taken by kind (sources, disagreements, actors, attributes, definitions).
    pub fn on(rows: &'a Rows, new: u64) -> Build<'a> {
        let nowhere = SourceText::new("log", "");
        let builder = Builder::default();
        let mut build =
            Build { rows, builder, new, acts: vec![], proceedings: vec![], found: vec![], nowhere };
        build.table(Kind::Source, &SOURCES, Builder::source);
        build.table(Kind::Disagreement, &DISAGREEMENTS, Builder::claim);
        build.table(Kind::Actor, &ACTORS, Builder::actor);
        build.builder.actors_done();
        build.table(Kind::Attribute, &ATTRIBUTES, Builder::attribute);
        build.definitions();
        build
    }

    fn table(&mut self, kind: Kind, table: &Table, add: fn(&mut Builder, &Row<'_>, &mut Vec<Diagnostic>)) {
        for row in self.rows.table(kind) {
            let new = row.entry >= self.new;
            self.builder.strict = new;
            // The text that findings point into is made for what is new, which is little.
            let text = if new { shown(kind, &row.fields) } else { self.nowhere.clone() };
            let said = Row::entry(&text, row.fields.pairs());
            let mut found = if new { strictly(&said, table) } else { vec![] };
            add(&mut self.builder, &said, &mut found);
            self.keep(found, row.entry);
        }
    }

    /// Keeps what was found: of what is new everything, of what was there before what would be wrong from now on.
    fn keep(&mut self, found: Vec<Diagnostic>, entry: u64) {
        let new = self.new;
        let before = |found: Diagnostic| Diagnostic { message: of_before(entry, &found.message), ..found };
        self.found.extend(
            found
                .into_iter()
                .filter(|found| entry >= new || found.is_error())
                .map(|found| if entry >= new || new == u64::MAX { found } else { before(found) }),
        );
    }

    fn definitions(&mut self) {
        let rows = self.rows.table(Kind::Definition);
        let by_path: BTreeMap<&str, &rows::Row> = rows.map(|row| (row.fields.get("path"), row)).collect();
        for (path, row) in by_path.into_iter().filter(|(path, _)| !is_policy(path)) {
            let source = SourceText::new(path, row.fields.get("text"));
            if row.entry >= self.new {
                self.found.extend(unwanted(&source));
            }
            self.builder.definition(&source, &mut self.found);
        }
        let mut found = vec![];
        if self.rows.table(Kind::Attribute).any(|row| row.entry >= self.new) {
            self.builder.compare_values(&mut found);
        }
        self.found.extend(found.into_iter().filter(|found| found.path.as_ref() == Kind::Attribute.word()));
        self.builder.definitions_done();
    }

    /// Takes up where others left off: the sources that were cited by their address, and all that was read of acts.
    pub fn resume(&mut self, cited: Vec<Source>, acts: Vec<Act>, proceedings: Vec<Proceeding>) {
        self.builder.cite(cited);
        (self.acts, self.proceedings) = (acts, proceedings);
    }

    /// Takes an act in; entries of other kinds say nothing here.
    pub fn entry(&mut self, entry: &Entry<'_>, index: u64) {
        let fields = &entry.statement.content.fields;
        if entry.statement.content.kind != Kind::Act {
            return;
        }
        let (recorded, new) = (entry.recorded, index >= self.new);
        self.builder.strict = new;
        let text = if new { shown(Kind::Act, fields) } else { self.nowhere.clone() };
        let row = Row::entry(&text, fields.pairs());
        let mut found = if new { strictly(&row, &ACTS) } else { vec![] };
        let read = self.builder.read(&row, index, &mut found);
        if new {
            let ahead = read.as_ref().and_then(|read| match read {
                Recorded::Act(act) => check::future_of(act, recorded),
                Recorded::Proceeding(p) => check::future_of_proceeding(p, recorded),
            });
            let ahead = ahead.map(|(column, message)| row.error(column, "future-date", message));
            found.extend(ahead.map(|wrong| wrong.help(check::NOT_YET)));
        }
        self.keep(found, index);
        match read {
            Some(Recorded::Act(act)) => self.acts.push(Act { recorded, ..act }),
            Some(Recorded::Proceeding(p)) => self.proceedings.push(Proceeding { recorded, ..p }),
            None => {}
        }
    }

    /// The regime, and what is worth a look.
    ///
    /// # Errors
    /// What is wrong: rows that refer to what is not there, and definitions that cannot be followed.
    pub fn finish(mut self) -> Result<(Regime, Vec<Diagnostic>), Vec<Diagnostic>> {
        // Names are given to what acts made as well.
        self.builder.made(&self.proceedings);
        self.table(Kind::Name, &NAMES, Builder::name);
        if self.found.iter().any(Diagnostic::is_error) {
            self.found.retain(Diagnostic::is_error);
            return Err(self.found);
        }
        let regime = Regime::new(self.builder.into_register(), self.acts, self.proceedings)?;
        Ok((regime, self.found))
    }
}

/// What is wrong with the columns of a row that is new, whatever they mean.
pub fn strictly(row: &Row<'_>, table: &Table) -> Vec<Diagnostic> {
    let mut found = row.unknown_columns(table);
    strict::signs(row, &mut found);
    found
}

/// What is said of an act that was recorded before, and would be wrong from now on.
pub fn of_before(entry: u64, what: &str) -> String {
    format!("entry {entry} would no longer be right: {what}")
}

/// A row as JSON, for messages to point into.
pub fn shown(kind: Kind, fields: &Fields<'_>) -> SourceText {
    let text = serde_json::to_string_pretty(&fields.json()).unwrap_or_default();
    SourceText::new(kind.word(), &text.replace("\": \"", "\":\""))
}
