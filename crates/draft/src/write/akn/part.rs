//! Provisions as elements: the preamble, then the body.

use std::collections::BTreeMap;

use super::{
    super::element::{Xml, escaped, id, tag},
    concept,
};
use crate::{
    part::{clause::RULE, provision::Kind},
    reading::{Doubt, Piece, Reading, Shown},
};

/// Writes the preamble, where there is one, and the body.
pub fn all(xml: &mut Xml, reading: &Reading, language: &str) {
    let writer = Writer { reading, language, ids: ids(reading) };
    let top: Vec<&Shown> = reading.provisions.iter().filter(|p| p.depth == 0).collect();
    let preambles = top.iter().take_while(|p| p.kind == Kind::Preamble).count();
    if preambles > 0 {
        xml.open("preamble", &[]);
        top.iter().take(preambles).for_each(|p| writer.preamble(xml, p));
        xml.close("preamble");
    }
    xml.open("body", &[]);
    top.iter().skip(preambles).for_each(|p| writer.part(xml, p));
    if top.len() == preambles {
        xml.line("<hcontainer name=\"empty\" eId=\"hcontainer_1\"><content eId=\"hcontainer_1__content\"><p/></content></hcontainer>");
    }
    xml.close("body");
}

/// Writes the rule of each provision that has one, with its brackets as they are printed.
pub fn rules(xml: &mut Xml, reading: &Reading) {
    let ids = ids(reading);
    let rules = reading.provisions.iter().filter_map(|shown| Some((shown, shown.printed(RULE, false)?)));
    let rules: Vec<(&Shown, String)> = rules.filter(|(_, rule)| !rule.is_empty()).collect();
    if rules.is_empty() {
        return;
    }
    xml.open("proprietary", &[("source", "#comity"), ("xmlns:rules", super::RULES)]);
    for (shown, rule) in rules {
        let href = format!("#{}", ids.get(shown.id.as_str()).map_or("", String::as_str));
        let tag = tag("rules:rule", &[("href", &href), ("provision", &shown.id)], ">");
        xml.line(&format!("{tag}{}</rules:rule>", escaped(&rule)));
    }
    xml.close("proprietary");
}

/// The element of a kind, and what it is called in ids.
fn element(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Part => ("part", "part"),
        Kind::Chapter => ("chapter", "chp"),
        Kind::Section => ("section", "sec"),
        Kind::Article => ("article", "art"),
        Kind::Paragraph => ("paragraph", "para"),
        Kind::Point => ("point", "point"),
        Kind::Subpoint => ("point", "point"),
        Kind::Recital => ("recital", "rec"),
        Kind::Preamble | Kind::Heading | Kind::Line | Kind::Annex | Kind::Note => {
            ("hcontainer", "hcontainer")
        }
    }
}

/// The `eId` of every provision, by its place.
fn ids(reading: &Reading) -> BTreeMap<&str, String> {
    let mut ids: BTreeMap<&str, String> = BTreeMap::new();
    let mut counts: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for shown in &reading.provisions {
        let parent = shown.parent.as_deref().and_then(|p| ids.get(p)).cloned().unwrap_or_default();
        let name = element(shown.kind).1;
        // Articles are counted through the text, and named without what they stand in.
        let prefix = if shown.kind == Kind::Article { String::new() } else { parent };
        let count = counts.entry((prefix.clone(), name)).or_default();
        *count += 1;
        let id =
            if prefix.is_empty() { format!("{name}_{count}") } else { format!("{prefix}__{name}_{count}") };
        ids.insert(&shown.id, id);
    }
    ids
}

struct Writer<'a> {
    reading: &'a Reading,
    language: &'a str,
    ids: BTreeMap<&'a str, String>,
}

impl Writer<'_> {
    fn id_of(&self, id: &str) -> &str {
        self.ids.get(id).map_or("", String::as_str)
    }

    fn within(&self, id: &str) -> Vec<&Shown> {
        self.reading.provisions.iter().filter(|p| p.parent.as_deref() == Some(id)).collect()
    }

    fn preamble(&self, xml: &mut Xml, shown: &Shown) {
        let eid = self.id_of(&shown.id);
        xml.open("recitals", &[("eId", eid), ("GUID", &shown.id), ("refersTo", &concept(shown.status))]);
        let within = self.within(&shown.id);
        for recital in &within {
            let eid = self.id_of(&recital.id);
            let attributes = self.attributes(
                recital,
                eid,
                if recital.kind == Kind::Recital { "" } else { recital.kind.word() },
            );
            xml.open("recital", &attributes.pairs());
            xml.line(&format!("<p>{}</p>", self.words(recital)));
            xml.close("recital");
        }
        if within.is_empty() {
            xml.line(&format!("<recital eId=\"{eid}__rec_0\"><p>{}</p></recital>", self.words(shown)));
        }
        xml.close("recitals");
    }

    fn part(&self, xml: &mut Xml, shown: &Shown) {
        let (name, _) = element(shown.kind);
        let eid = self.id_of(&shown.id);
        let class = if name == "hcontainer" || shown.kind == Kind::Subpoint { shown.kind.word() } else { "" };
        let attributes = self.attributes(shown, eid, class);
        xml.open(name, &attributes.pairs());
        let designation = shown.designation();
        if !designation.is_empty() {
            xml.line(&format!("<num>{}</num>", escaped(&designation)));
        }
        let mut within = self.within(&shown.id);
        if within.first().is_some_and(|p| p.kind == Kind::Heading) {
            let heading = within.remove(0);
            let attributes = self.attributes(heading, self.id_of(&heading.id), "");
            // A heading has no GUID of the hierarchy's own; it is an element like others.
            let tag = tag("heading", &attributes.pairs(), ">");
            xml.line(&format!("{tag}{}</heading>", self.words(heading)));
        }
        let words = self.words(shown);
        match (within.is_empty(), words.is_empty()) {
            (true, _) => xml.line(&format!("<content eId=\"{eid}__content\"><p>{words}</p></content>")),
            (false, false) => xml.line(&format!("<intro eId=\"{eid}__intro\"><p>{words}</p></intro>")),
            (false, true) => {}
        }
        within.iter().for_each(|p| self.part(xml, p));
        xml.close(name);
    }

    fn attributes(&self, shown: &Shown, eid: &str, class: &str) -> Attributes {
        let hcontainer = element(shown.kind).0 == "hcontainer" && shown.kind != Kind::Heading;
        let alternative = shown.alternative_to.as_deref().map_or("", |other| self.id_of(other));
        let proposed = if shown.proposed.is_some() { "proposed" } else { "" };
        let class = [class, proposed].into_iter().filter(|c| !c.is_empty()).collect::<Vec<_>>().join(" ");
        Attributes(vec![
            ("eId", eid.to_owned()),
            ("GUID", shown.id.clone()),
            (
                "name",
                if hcontainer && shown.kind != Kind::Recital {
                    shown.kind.word().to_owned()
                } else {
                    String::new()
                },
            ),
            ("class", class),
            ("refersTo", concept(shown.status)),
            ("alternativeTo", alternative.to_owned()),
        ])
    }

    /// What it says, with its brackets.
    fn words(&self, shown: &Shown) -> String {
        let pieces = shown.wordings.get(self.language).map(Vec::as_slice).unwrap_or_default();
        let mut count = 0;
        let words = inline(pieces, self.id_of(&shown.id), &mut count);
        if shown.in_brackets() && !words.is_empty() { format!("[{words}]") } else { words }
    }
}

struct Attributes(Vec<(&'static str, String)>);

impl Attributes {
    fn pairs(&self) -> Vec<(&str, &str)> {
        // The preamble's recitals have no name.
        self.0.iter().map(|(key, value)| (*key, value.as_str())).collect()
    }
}

fn inline(pieces: &[Piece], eid: &str, count: &mut usize) -> String {
    let each = pieces.iter().map(|piece| match piece {
        Piece::Words { text, .. } => escaped(text),
        Piece::Bracket(doubt) => bracket(doubt, eid, count),
    });
    each.collect()
}

/// The choices of a bracket: the first is what the others are alternatives to.
fn bracket(doubt: &Doubt, eid: &str, count: &mut usize) -> String {
    let alternatives = doubt.choices.len() > 1;
    let (mut out, mut first) = (String::new(), String::new());
    for choice in &doubt.choices {
        if alternatives && choice.by.is_empty() && choice.pieces.is_empty() {
            continue;
        }
        *count += 1;
        let own = format!("{eid}__inline_{count}");
        let words =
            if choice.pieces.is_empty() { "no text".to_owned() } else { inline(&choice.pieces, eid, count) };
        let (front, back) = (words.starts_with(' '), words.ends_with(' '));
        let by: Vec<String> =
            choice.by.iter().map(|by| format!("#{}", id(by.split(' ').next().unwrap_or(by)))).collect();
        let refers = by.first().cloned().unwrap_or_else(|| "#status-bracketed".to_owned());
        let attributes = [
            ("name", if alternatives { "alternative" } else { "option" }),
            ("eId", own.as_str()),
            ("class", "bracket"),
            ("refersTo", refers.as_str()),
            ("title", &choice.by.join(", ")),
            ("alternativeTo", first.as_str()),
        ];
        let space = |is: bool| if is { " " } else { "" };
        out.push_str(&format!(
            "{}{}[{}]</inline>{}",
            space(front),
            tag("inline", &attributes, ">"),
            words.trim(),
            space(back)
        ));
        if first.is_empty() {
            first = own;
        }
    }
    out
}
