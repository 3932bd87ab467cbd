//! The definition that a text would become: its rules, in the language of instruments.

use std::mem;

use comity_regime::{
    Day, Diagnostic, Regime, SourceText, check,
    definition::define,
    language::{self, ast::Item},
    register::Register,
};
use serde::Serialize;

use crate::{
    fold::state::Table,
    part::clause::{Of, RULE, of},
    part::provision::Kind,
    reading::{Piece, Reading, Shown},
};

/// What a text would become.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Definition {
    /// The id of the instrument.
    pub instrument: String,
    /// Provisions that have a rule, and are not agreed as they stand.
    pub in_brackets: Vec<String>,
    /// Its lines, each with the provision from which it comes.
    lines: Vec<(String, Option<String>)>,
}

/// What is wrong with a definition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Problem {
    /// The provision whose rule it is; none if it is of the whole.
    pub provision: Option<String>,
    /// What is wrong, and how to mend it.
    pub why: String,
}

/// The definition that a text would become if it were adopted as it stands, or with some proposals taken in; `adopted` is the
/// day of adoption, without which it is a proposed instrument. Nothing if the text becomes no instrument, or has no rules.
pub fn definition(table: &Table, takes: &dyn Fn(&str) -> bool, adopted: Option<Day>) -> Option<Definition> {
    let reading = table.reading();
    let instrument = table.opening.instrument.clone();
    let force = if adopted.is_some() { "binding" } else { "proposed" };
    let mut parts = Parts::default();
    let mut in_brackets = vec![];
    for shown in &reading.provisions {
        let stands = shown.proposed.as_deref().is_none_or(takes);
        let Some(rule) = shown.taking(RULE, takes).filter(|rule| stands && !rule.is_empty()) else {
            continue;
        };
        let doubt = |pieces: &Vec<Piece>| pieces.iter().any(|piece| matches!(piece, Piece::Bracket(_)));
        if shown.in_brackets() || !shown.changes.is_empty() || shown.wordings.get(RULE).is_some_and(doubt) {
            in_brackets.push(shown.id.clone());
        }
        parts.put(&rule, &cited(&reading, shown), &shown.id);
    }
    if instrument.is_empty() || parts.is_empty() {
        return None;
    }
    let own = |text: String| (text, None);
    let mut lines = vec![own(format!("instrument {instrument} \"{}\"", quoted(&reading.title)))];
    lines.push(own(format!("force {force}")));
    lines.extend(adopted.map(|day| own(format!("adopted {day}"))));
    lines.extend(parts.instrument);
    lines.push(own(String::new()));
    lines.extend(parts.provisions);
    for (begins, forum, provisions) in parts.forums {
        lines.push(own(String::new()));
        lines.push(begins);
        lines.push(own(format!("force {force}")));
        lines.push(own(format!("under {instrument}")));
        lines.extend(forum);
        lines.push(own(String::new()));
        lines.extend(provisions);
    }
    Some(Definition { instrument, in_brackets, lines })
}

type Line = (String, Option<String>);

/// The lines of a definition, by what they are of.
#[derive(Default)]
struct Parts {
    instrument: Vec<Line>,
    provisions: Vec<Line>,
    forums: Vec<(Line, Vec<Line>, Vec<Line>)>,
}

impl Parts {
    fn is_empty(&self) -> bool {
        self.instrument.is_empty() && self.provisions.is_empty() && self.forums.is_empty()
    }

    fn put(&mut self, rule: &str, place: &str, provision: &str) {
        let line = |text: String| (text, Some(provision.to_owned()));
        let with_place = || line(format!("{place} {rule}").trim().to_owned());
        // What cannot be read stays where its error is found.
        match (of(rule).unwrap_or(Of::Provision), self.forums.last_mut()) {
            (Of::Instrument, _) => self.instrument.push(line(rule.to_owned())),
            (Of::BeginsForum, _) => self.forums.push((line(rule.to_owned()), vec![], vec![])),
            (Of::Forum, Some((_, forum, _))) => forum.push(line(rule.to_owned())),
            (Of::ForumProvision, Some((_, _, provisions))) => provisions.push(with_place()),
            (Of::Provision, _) => self.provisions.push(with_place()),
            // A rule of a forum before any was begun: an error of the definition, with its provision.
            (Of::Forum | Of::ForumProvision, None) => self.provisions.push(line(rule.to_owned())),
        }
    }
}

impl Definition {
    /// Its text, in the layout of `comity fmt`.
    pub fn text(&self) -> String {
        let source = self.source();
        match language::parse(&source) {
            (script, found) if found.is_empty() => language::print(&script),
            _ => source.text.to_string(),
        }
    }

    /// The file of definitions in which it stands, by its path: the one that defines its instrument so far, with it in the place
    /// of what it replaces, or one of its own.
    pub fn file(&self, regime: &Regime) -> (String, String) {
        let register = regime.register();
        let own = self.source();
        let Some(old) = register.instruments.iter().find(|i| i.id == self.instrument).map(|i| &i.source)
        else {
            return (own.path.to_string(), self.text());
        };
        let (new, _) = language::parse(&own);
        let begun: Vec<String> = new.lines.iter().filter_map(|line| begins(line.item.as_ref()?)).collect();
        let (mut script, _) = language::parse(old);
        let mut replaced = false;
        script.lines.retain(|line| {
            if let Some(id) = line.item.as_ref().and_then(begins) {
                replaced = begun.contains(&id);
            }
            !replaced
        });
        let kept = language::print(&script);
        let text = match kept.trim().is_empty() {
            true => self.text(),
            false => format!("{}\n{}", self.text(), kept.trim_start()),
        };
        (old.path.to_string(), text)
    }

    /// The columns of the entry of definitions that is said together with the decision to adopt it, by the id of that decision and
    /// the source that it cites.
    pub fn columns(&self, regime: &Regime, decision: &str, source: &str) -> Vec<(&'static str, String)> {
        let (path, text) = self.file(regime);
        let mut columns = vec![
            ("path", path),
            ("text", text),
            ("source", source.to_owned()),
            ("decision", decision.to_owned()),
        ];
        if regime.register().instrument(&self.instrument).is_some() {
            columns.push(("why", format!("adopted: {decision}")));
        }
        columns
    }

    /// The instrument alone, without any rule but who may join it.
    pub(super) fn bare(&self) -> Definition {
        let head = self.lines.iter().take_while(|(line, _)| !line.is_empty());
        let kept = |(line, provision): &&Line| provision.is_none() || line.starts_with("open to ");
        Definition { lines: head.filter(kept).cloned().collect(), ..self.clone() }
    }

    fn source(&self) -> SourceText {
        let lines: String = self.lines.iter().map(|(line, _)| format!("{line}\n")).collect();
        SourceText::new(&format!("instruments/{}.instrument", self.instrument), &lines)
    }

    /// The regime with it in the place of what it replaces, all acts as they are.
    ///
    /// # Errors
    /// What is wrong with it, by provision.
    pub fn tried(&self, regime: &Regime) -> Result<Regime, Vec<Problem>> {
        let source = self.source();
        let (script, mut found) = language::parse(&source);
        let mut alone = Register::default();
        define(&mut alone, &source, &script, &mut found);
        if !found.is_empty() {
            return Err(self.problems(&found));
        }
        let mut register = regime.register().clone();
        replace(&mut register.instruments, mem::take(&mut alone.instruments), |instrument| &instrument.id);
        replace(&mut register.forums, mem::take(&mut alone.forums), |forum| &forum.id);
        let acts = regime.acts().recorded().cloned().collect();
        let made = Regime::new(register, acts, regime.docket().recorded().to_vec())
            .map_err(|found| self.problems(&found))?;
        let wrong: Vec<Diagnostic> = check::definitions(&made)
            .into_iter()
            .filter(|found| found.path == source.path && found.severity == comity_regime::Severity::Error)
            .collect();
        match wrong.is_empty() {
            true => Ok(made),
            false => Err(self.problems(&wrong)),
        }
    }

    fn problems(&self, found: &[Diagnostic]) -> Vec<Problem> {
        let problem = |wrong: &Diagnostic| {
            let line = self.lines.get(wrong.line.saturating_sub(1));
            let help = wrong.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
            Problem {
                provision: line.and_then(|(_, provision)| provision.clone()),
                why: format!("{}{help}", wrong.message),
            }
        };
        found.iter().map(problem).collect()
    }
}

/// Puts definitions in the place of those with their ids, or behind all.
fn replace<T>(all: &mut Vec<T>, new: Vec<T>, id: impl Fn(&T) -> &String) {
    for one in new {
        match all.iter_mut().find(|old| id(old) == id(&one)) {
            Some(old) => *old = one,
            None => all.push(one),
        }
    }
}

/// The place of a provision as definitions cite it, `Article 8(1)`; empty where it has no such place.
fn cited(reading: &Reading, shown: &Shown) -> String {
    let mut place = String::new();
    let mut next = Some(shown);
    while let Some(at) = next {
        let plain = !at.number.is_empty() && at.number.chars().all(char::is_alphanumeric);
        match at.kind {
            Kind::Article if plain => return format!("Article {}{place}", at.number),
            Kind::Paragraph | Kind::Point | Kind::Subpoint if plain => {
                place = format!("({}){place}", at.number)
            }
            _ => {}
        }
        next = at.parent.as_deref().and_then(|id| reading.provision(id));
    }
    String::new()
}

/// The id of what a line begins; nothing if it begins nothing.
fn begins(item: &Item) -> Option<String> {
    match item {
        Item::Instrument(id, _)
        | Item::Forum(id, _)
        | Item::Measure(id, _)
        | Item::List(id, _)
        | Item::Record(id, _)
        | Item::Attribute(id, _)
        | Item::Area(id, _)
        | Item::BeginPathway(id, _) => Some(id.text.clone()),
        _ => None,
    }
}

/// A title within quotation marks.
fn quoted(title: &str) -> String {
    title.replace('"', "'")
}
