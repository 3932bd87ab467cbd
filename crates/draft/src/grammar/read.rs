//! A file of acts: each begins at the margin, and what it says stands below.

use std::ops::Range;

use comity_regime::{Day, Diagnostic, SourceText, proceeding::Drafting};

use super::{
    node::{Node, tree},
    row::{Row, does_with},
};
use crate::act::Act;

/// The most bytes of a file.
const LONGEST: usize = 16 << 20;

/// Reads a file of acts at the table of a text, unless the file opens another.
pub fn file(source: &SourceText, text: &str) -> Result<Vec<Act>, Vec<Diagnostic>> {
    if source.text.len() > LONGEST {
        return Err(vec![Diagnostic::error("draft", source, 0..0, "a file of acts has at most 16 MiB")]);
    }
    let mut found = vec![];
    let nodes = tree(source, &source.text, 0, &mut found);
    let (mut acts, mut text, mut opened) = (vec![], text.to_owned(), false);
    for node in &nodes {
        let Some((row, recorded)) = head(source, node, &mut found) else { continue };
        if row.word == Drafting::Text.word() && !std::mem::replace(&mut opened, true) {
            text.clone_from(&row.id);
        }
        match does_with(&row, &text, source, &node.within, vec![]) {
            Ok(does) => acts.push(Act { day: row.day, recorded, actor: row.actor, does }),
            // What is wrong with the whole of it is said of its first line.
            Err(wrong) => found.extend(wrong.into_iter().map(|d| placed(source, node, d))),
        }
    }
    if found.is_empty() { Ok(acts) } else { Err(found) }
}

fn placed(source: &SourceText, node: &Node<'_>, wrong: Diagnostic) -> Diagnostic {
    if wrong.line > 1 || !wrong.marked.is_empty() {
        return wrong;
    }
    Diagnostic::error(wrong.code, source, node.span.clone(), wrong.message).help_if(wrong.help)
}

/// `DATE ACTOR ACT [ID] [on TARGET] [until DAY] [known DAY] [as VALUE]`.
fn head(source: &SourceText, node: &Node<'_>, found: &mut Vec<Diagnostic>) -> Option<(Row, Day)> {
    let (line, value) = match node.text.split_once(" as ") {
        Some((line, value)) => (line, value.trim()),
        None => (node.text, ""),
    };
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut wrong = |span: Range<usize>, message: String| {
        let help = "an act begins as: 2027-03-01 NLD textual_proposal p1 on TEXT";
        found.push(Diagnostic::error("draft", source, span, message).help(help));
        None
    };
    let [day, actor, word, more @ ..] = words.as_slice() else {
        return wrong(node.span.clone(), "this is not the beginning of an act".into());
    };
    let Some(day) = Day::parse(day) else {
        return wrong(node.span.start..node.span.start + day.len(), format!("'{day}' is not a date"));
    };
    let mut row = Row {
        day,
        actor: (*actor).to_owned(),
        word: (*word).to_owned(),
        id: String::new(),
        target: String::new(),
        value: value.to_owned(),
        until: None,
        body: String::new(),
    };
    let mut recorded = day;
    let mut more = more.iter();
    while let Some(word) = more.next() {
        let next = match *word {
            "on" | "until" | "known" => more.next(),
            id if row.id.is_empty() => {
                id.clone_into(&mut row.id);
                continue;
            }
            other => return wrong(node.span.clone(), format!("'{other}' has no meaning here")),
        };
        let Some(next) = next else {
            return wrong(node.span.clone(), format!("nothing stands behind '{word}'"));
        };
        match (*word, Day::parse(next)) {
            ("on", _) => (*next).clone_into(&mut row.target),
            (_, None) => return wrong(node.span.clone(), format!("'{next}' is not a date")),
            ("until", day) => row.until = day,
            (_, Some(day)) => recorded = day,
        }
    }
    Some((row, recorded))
}
