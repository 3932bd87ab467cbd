//! From lines to definitions: instruments, forums, measures, lists and pathways.

mod forum;
mod measure;
mod pathway;

use std::{collections::BTreeSet, ops::Range};

use crate::{
    Diagnostic,
    diagnostic::SourceText,
    language::{
        self, Script,
        ast::{Clause, Force, Item, Name, SetExpr},
    },
    register::{About, Element, Forum, Instrument, List, Pathway, Register, Titles},
};

/// How a definition begins: its id, its title, and the bytes of that line.
struct Named {
    id: Name,
    title: String,
    span: Range<usize>,
}

enum Open {
    Nothing,
    Instrument(Box<Instrument>),
    Forum(Box<forum::Draft>),
    Pathway(Box<Pathway>),
    Measure(Named, Box<measure::MeasureDraft>),
    Attribute(Named, Box<measure::AttributeDraft>),
    Area(Named, measure::AreaDraft),
    Record(Box<About>),
    List { id: Name, title: String, members: Option<SetExpr>, span: Range<usize> },
}

/// The words of what a file defines: `instrument`, `forum`, `measure`, `list`, `record`, `attribute`, `area`, `pathway`.
pub fn defines(text: &str) -> BTreeSet<&'static str> {
    let (script, _) = language::parse(&SourceText::new("", text));
    let word = |item: &Item| match item {
        Item::Instrument(..) => Some("instrument"),
        Item::Forum(..) => Some("forum"),
        Item::Measure(..) => Some("measure"),
        Item::Record(..) => Some("record"),
        Item::List(..) => Some("list"),
        Item::BeginPathway(..) => Some("pathway"),
        Item::Attribute(..) => Some("attribute"),
        Item::Area(..) => Some("area"),
        _ => None,
    };
    script.lines.iter().filter_map(|line| line.item.as_ref().and_then(word)).collect()
}

/// Adds the definitions of one file to the register.
pub fn define(register: &mut Register, source: &SourceText, script: &Script, found: &mut Vec<Diagnostic>) {
    let mut open = Open::Nothing;
    for line in &script.lines {
        let Some(item) = &line.item else { continue };
        let span = line.span.clone();
        match item {
            Item::Instrument(id, title) => {
                close(register, source, std::mem::replace(&mut open, Open::Nothing), found);
                if register.instrument(&id.text).is_some() || register.forum(&id.text).is_some() {
                    found.push(taken(source, id, "instrument"));
                }
                open = Open::Instrument(Box::new(blank(id, title, source, span)));
            }
            Item::Forum(id, title) => {
                close(register, source, std::mem::replace(&mut open, Open::Nothing), found);
                if register.forum(&id.text).is_some() || register.instrument(&id.text).is_some() {
                    found.push(taken(source, id, "forum"));
                }
                open = Open::Forum(Box::new(forum::Draft::new(id, title, source, span)));
            }
            Item::BeginPathway(id, title) => {
                close(register, source, std::mem::replace(&mut open, Open::Nothing), found);
                if register.pathways.iter().any(|p| p.id == id.text) {
                    found.push(taken(source, id, "pathway"));
                }
                open = Open::Pathway(Box::new(pathway::blank(id, title, source, span)));
            }
            Item::Measure(id, title) => {
                close(register, source, std::mem::replace(&mut open, Open::Nothing), found);
                let named = Named { id: id.clone(), title: title.clone(), span };
                open = Open::Measure(named, Box::default());
            }
            Item::Attribute(id, title) => {
                close(register, source, std::mem::replace(&mut open, Open::Nothing), found);
                let named = Named { id: id.clone(), title: title.clone(), span };
                open = Open::Attribute(named, Box::default());
            }
            Item::Area(id, title) => {
                close(register, source, std::mem::replace(&mut open, Open::Nothing), found);
                let named = Named { id: id.clone(), title: title.clone(), span };
                open = Open::Area(named, measure::AreaDraft::default());
            }
            Item::Record(id, title) => {
                close(register, source, std::mem::replace(&mut open, Open::Nothing), found);
                if register.about.is_some() {
                    found.push(taken(source, id, "record"));
                }
                open = Open::Record(Box::new(About {
                    id: id.text.clone(),
                    title: title.clone(),
                    titles: Titles::default(),
                    statement: None,
                    standing: None,
                    operator: None,
                    contact: None,
                    source: source.clone(),
                    span,
                }));
            }
            Item::List(id, title) => {
                close(register, source, std::mem::replace(&mut open, Open::Nothing), found);
                open = Open::List { id: id.clone(), title: title.clone(), members: None, span };
            }
            item => {
                let belongs = match &mut open {
                    Open::Instrument(instrument) => add(instrument, item, source, span.clone(), found),
                    Open::Forum(draft) => draft.add(item, source, span.clone(), found),
                    Open::Pathway(pathway) => pathway::add(pathway, item, source, span.clone(), found),
                    Open::Measure(_, draft) => draft.add(item, source, &span, found),
                    Open::Attribute(_, draft) => draft.add(item, source, &span, found),
                    Open::Area(_, draft) => draft.add(item, source, &span, found),
                    Open::Record(about) => match item {
                        Item::Title(language, title) => {
                            translate(&mut about.titles, language, title, source, found)
                        }
                        Item::Statement(text) => {
                            fill(&mut about.statement, text.clone(), source, &span, found)
                        }
                        Item::Standing(standing) => {
                            fill(&mut about.standing, *standing, source, &span, found)
                        }
                        Item::Operator(text) => fill(&mut about.operator, text.clone(), source, &span, found),
                        Item::Contact(text) => fill(&mut about.contact, text.clone(), source, &span, found),
                        _ => false,
                    },
                    Open::List { members, .. } => match item {
                        Item::Members(set) => fill(members, set.clone(), source, &span, found),
                        _ => false,
                    },
                    Open::Nothing => false,
                };
                if !belongs {
                    let what = match &open {
                        Open::Nothing => {
                            "nothing has begun yet: begin with 'instrument', 'forum', 'measure', 'attribute', 'area', 'list', 'pathway' or 'record'"
                        }
                        Open::Forum(_) => "this line does not belong in a forum",
                        Open::Pathway(_) => "this line does not belong in a pathway",
                        Open::Instrument(_) => "this line does not belong in an instrument",
                        Open::Measure(..) => {
                            "this line does not belong in a measure: it has 'title', 'gap', 'asks', 'limits', 'aim', 'from', 'since', 'variant' and what it works out"
                        }
                        Open::Attribute(..) => {
                            "an attribute has the lines 'title', 'unit', 'kind', 'holds at most', 'silence', 'part of', 'made of', 'significant quantity', 'covers' and 'from'"
                        }
                        Open::Area(..) => "an area has the lines 'title', 'covers' and 'from'",
                        Open::Record(_) => {
                            "a record has the lines 'title', 'statement', 'standing', 'operator' and 'contact'"
                        }
                        Open::List { .. } => "a list has the line 'members'",
                    };
                    found.push(Diagnostic::error("misplaced", source, trimmed(source, &span), what));
                }
            }
        }
    }
    close(register, source, open, found);
}

/// A span without the white space around it.
fn trimmed(source: &SourceText, span: &Range<usize>) -> Range<usize> {
    let text = &source.text[span.clone()];
    let start = span.start + text.len() - text.trim_start().len();
    start..span.start + text.trim_end().len()
}

fn taken(source: &SourceText, id: &Name, what: &str) -> Diagnostic {
    Diagnostic::error(
        "duplicate",
        source,
        id.span.clone(),
        format!("the {what} '{}' is defined twice", id.text),
    )
    .help("give one of them another id, or take it away")
}

fn fill<T>(
    slot: &mut Option<T>,
    value: T,
    source: &SourceText,
    span: &Range<usize>,
    found: &mut Vec<Diagnostic>,
) -> bool {
    if slot.replace(value).is_some() {
        found.push(
            Diagnostic::error(
                "duplicate",
                source,
                trimmed(source, span),
                "this is said twice in one definition",
            )
            .help("keep one of the two lines"),
        );
    }
    true
}

/// Adds a title in another language.
fn translate(
    titles: &mut Titles,
    language: &Name,
    title: &str,
    source: &SourceText,
    found: &mut Vec<Diagnostic>,
) -> bool {
    if !titles.add(&language.text, title) {
        found.push(taken(source, language, "title in"));
    }
    true
}

fn blank(id: &Name, title: &str, source: &SourceText, span: Range<usize>) -> Instrument {
    Instrument {
        id: id.text.clone(),
        title: title.to_owned(),
        titles: Titles::default(),
        symbol: None,
        depositary: vec![],
        force: Force::Binding,
        adopted: None,
        opened: None,
        closed: None,
        complete: None,
        covers: None,
        amends: None,
        supplements: None,
        open_to: None,
        made_at: None,
        elements: vec![],
        reaches: vec![],
        clauses: vec![],
        source: source.clone(),
        span,
    }
}

fn add(
    instrument: &mut Instrument,
    item: &Item,
    source: &SourceText,
    span: Range<usize>,
    found: &mut Vec<Diagnostic>,
) -> bool {
    let at = span.clone();
    instrument.span.end = span.end;
    match item {
        Item::Title(language, title) => translate(&mut instrument.titles, language, title, source, found),
        Item::Symbol(text) => fill(&mut instrument.symbol, text.clone(), source, &at, found),
        Item::Adopted(day) => fill(&mut instrument.adopted, *day, source, &at, found),
        Item::Opened(day) => fill(&mut instrument.opened, *day, source, &at, found),
        Item::Closed(day) => fill(&mut instrument.closed, *day, source, &at, found),
        Item::Complete(day) => fill(&mut instrument.complete, *day, source, &at, found),
        Item::Covers(text) => fill(&mut instrument.covers, text.clone(), source, &at, found),
        Item::Amends(id) => fill(&mut instrument.amends, id.clone(), source, &at, found),
        Item::Supplements(id) => fill(&mut instrument.supplements, id.clone(), source, &at, found),
        Item::OpenTo(set) => fill(&mut instrument.open_to, set.clone(), source, &at, found),
        Item::Force(force) => {
            instrument.force = *force;
            true
        }
        Item::Depositary(names) => {
            instrument.depositary.clone_from(names);
            true
        }
        Item::MadeAt(id) => fill(&mut instrument.made_at, id.clone(), source, &at, found),
        Item::Element(id, text, terms) => {
            if instrument.elements.iter().any(|other| other.id == id.text) {
                found.push(taken(source, id, "element"));
            }
            instrument.elements.push(Element {
                id: id.text.clone(),
                text: text.clone(),
                terms: terms.clone(),
            });
            true
        }
        Item::Reaches(article, areas) => {
            instrument.reaches.extend(areas.iter().map(|area| (article.clone(), area.clone())));
            true
        }
        Item::Clause(clause) => {
            let same = |c: &Clause| {
                std::mem::discriminant(&c.rule) == std::mem::discriminant(&clause.rule)
                    && c.valid.overlaps(clause.valid)
            };
            if instrument.clauses.iter().any(|(c, _)| same(c)) {
                let message = "this instrument has such a clause already";
                found.push(Diagnostic::error("duplicate", source, trimmed(source, &at), message).help(
                    "of each kind one clause counts on a day: keep the one that applies, or say when each does ('from DATE', 'until DATE')",
                ));
            }
            instrument.clauses.push((clause.clone(), trimmed(source, &at)));
            true
        }
        _ => false,
    }
}

fn close(register: &mut Register, source: &SourceText, open: Open, found: &mut Vec<Diagnostic>) {
    let lacks = |span: &Range<usize>, id: &str, line: &str| {
        Diagnostic::error(
            "incomplete",
            source,
            trimmed(source, span),
            format!("'{id}' lacks its line '{line}'"),
        )
    };
    match open {
        Open::Nothing => {}
        Open::Instrument(instrument) => {
            if register.instruments.len() == usize::from(u16::MAX) {
                found.push(Diagnostic::error(
                    "too-many",
                    source,
                    instrument.span,
                    "there are too many instruments",
                ));
            } else {
                register.instruments.push(*instrument);
            }
        }
        Open::Pathway(pathway) => register.pathways.push(*pathway),
        Open::Forum(draft) => match draft.finish() {
            Ok(forum) if register.forums.len() < usize::from(u16::MAX) => register.forums.push(forum),
            Ok(Forum { span, .. }) => {
                found.push(Diagnostic::error("too-many", source, span, "there are too many forums"));
            }
            Err((id, span)) => found.push(lacks(&span, &id, "members SET")),
        },
        Open::Measure(Named { id, title, span }, draft) => {
            if register.measure(&id.text).is_some() {
                found.push(taken(source, &id, "measure"));
            }
            let lacking = lacks(&span, &id.text, "share of SET that are SET' or 'number of SET");
            match draft.finish(id, title, source, span) {
                None => {
                    found.push(lacking.help("a measure works out one figure: docs/grammar.md has them all"))
                }
                Some(measure) => register.measures.push(measure),
            }
        }
        Open::Attribute(Named { id, title, span }, draft) => {
            if register.attribute_definition(&id.text).is_some() {
                found.push(taken(source, &id, "attribute"));
            } else {
                register.attribute_definitions.push(draft.finish(id, title, source, span));
            }
        }
        Open::Area(Named { id, title, .. }, draft) => {
            if register.areas.iter().any(|area| area.id == id.text) {
                found.push(taken(source, &id, "area"));
            }
            register.areas.push(draft.finish(id, title, source));
        }
        Open::Record(about) => {
            register.about.get_or_insert(*about);
        }
        Open::List { id, title, members, span } => {
            if register.lists.iter().any(|l| l.id == id.text) {
                found.push(taken(source, &id, "list"));
            }
            match members {
                None => found.push(lacks(&span, &id.text, "members SET")),
                Some(members) => {
                    register.lists.push(List { id: id.text, title, members, source: source.clone() })
                }
            }
        }
    }
}
