//! `names.csv`: what things are called, in several languages.

use super::{Builder, Row};
use crate::{
    Diagnostic,
    name::nearest,
    register::{Called, Register},
};

impl Builder {
    /// Adds a row of `names.csv`; what it names is there already.
    pub fn name(&mut self, row: &Row<'_>, found: &mut Vec<Diagnostic>) {
        let before = found.len();
        let text = |column: &str| row.get(column).to_owned();
        let (of, language) = (text("of"), text("language"));
        // What stands in a log already may have lost what it names.
        if self.strict && !self.is_named(&of) {
            let known = self.ids();
            let near = nearest(&of, known.iter().map(String::as_str)).map(str::to_owned);
            let help = near.map(|near| format!("did you mean '{near}'?"));
            let message = format!("there is nothing '{of}' that could be called something");
            found.push(row.error("of", "unknown-target", message).help_if(help));
        }
        let tag =
            |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
        if !(2..=35).contains(&language.len()) || !language.split('-').all(tag) {
            let message = format!("'{language}' is no language");
            let help = "write its tag, such as ar, zh, en, fr, ru or es (BCP 47)";
            found.push(row.error("language", "unknown-word", message).help(help));
        }
        let called = Called {
            of,
            language,
            short: text("short"),
            full: text("full"),
            covers: text("covers"),
            sources: self.cited(row, found, false),
            note: text("note"),
        };
        if called.short.is_empty() && called.full.is_empty() && called.covers.is_empty() {
            let message = "the row gives neither a short name nor a full one, nor what it covers";
            found.push(row.error("short", "missing", message));
        }
        if found.len() > before {
            return;
        }
        let register = &mut self.register;
        title(register, &called);
        if !register.names.add(called) {
            let message = format!("'{}' has a name in this language already", row.get("of"));
            found.push(row.error("language", "duplicate", message));
        }
    }

    /// Whether an id is an actor's.
    pub(super) fn is_actor(&self, id: &str) -> bool {
        self.register.actors.find(id).is_some()
    }

    fn is_named(&self, id: &str) -> bool {
        let register = &self.register;
        let element = |(of, element): (&str, &str)| {
            let ix = register.instrument(of)?;
            register.definition(ix).elements.iter().find(|e| e.id == element)
        };
        register.actors.find(id).is_some()
            || register.instrument(id).is_some()
            || register.forum(id).is_some()
            || register.about.as_ref().is_some_and(|a| a.id == id)
            || register.measures.iter().any(|m| m.id == id)
            || register.lists.iter().any(|l| l.id == id)
            || id.split_once('/').and_then(element).is_some()
            || self.is_made(id)
    }

    /// The ids of what may be called something.
    fn ids(&self) -> Vec<String> {
        let register = &self.register;
        let mut ids: Vec<String> = register.instruments.iter().map(|i| i.id.clone()).collect();
        ids.extend(register.forums.iter().map(|f| f.id.clone()));
        ids.extend(register.actors.iter().map(|(_, a)| a.id.clone()));
        ids
    }
}

/// A full name is a title where the definition has none in that language.
fn title(register: &mut Register, called: &Called) {
    if called.full.is_empty() {
        return;
    }
    if let Some(instrument) = register.instruments.iter_mut().find(|i| i.id == called.of) {
        instrument.titles.add(&called.language, &called.full);
    }
    if let Some(forum) = register.forums.iter_mut().find(|f| f.id == called.of) {
        forum.titles.add(&called.language, &called.full);
    }
    if let Some(about) = register.about.as_mut().filter(|a| a.id == called.of) {
        about.titles.add(&called.language, &called.full);
    }
    if let Some(measure) = register.measures.iter_mut().find(|m| m.id == called.of) {
        measure.titles.add(&called.language, &called.full);
    }
}
