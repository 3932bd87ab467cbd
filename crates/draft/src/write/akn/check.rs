//! What a schema does not notice: references that lead nowhere, and ids that are given twice; and the words of a document, read
//! back.

use std::collections::BTreeSet;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

/// A reference that leads nowhere, or an id that is given twice.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Dangling {
    /// The attribute.
    pub attribute: String,
    /// What it says.
    pub value: String,
}

/// References of a document that lead nowhere, and ids that are given twice.
///
/// # Errors
/// The document is not well formed.
pub fn dangling(document: &str) -> Result<Vec<Dangling>, String> {
    let (mut ids, mut twice, mut references) = (BTreeSet::new(), vec![], vec![]);
    let mut reader = Reader::from_str(document);
    loop {
        match reader.read_event().map_err(|e| e.to_string())? {
            Event::Start(element) | Event::Empty(element) => {
                for (key, value) in attributes(&element)? {
                    let dangling = |value: &str| Dangling { attribute: key.clone(), value: value.to_owned() };
                    match key.as_str() {
                        "eId" if !ids.insert(value.clone()) => twice.push(dangling(&value)),
                        "alternativeTo" => references.push((dangling(&value), value.clone())),
                        "refersTo" | "source" | "href" | "period" => {
                            if let Some(id) = value.strip_prefix('#') {
                                references.push((dangling(&value), id.to_owned()));
                            }
                        }
                        _ => {}
                    }
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let mut found = twice;
    found.extend(references.into_iter().filter(|(_, id)| !ids.contains(id)).map(|(reference, _)| reference));
    Ok(found)
}

fn attributes(element: &BytesStart<'_>) -> Result<Vec<(String, String)>, String> {
    let each = element.attributes().map(|attribute| {
        let attribute = attribute.map_err(|e| e.to_string())?;
        let key = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
        let value = String::from_utf8_lossy(&attribute.value).into_owned();
        let value = quick_xml::escape::unescape(&value).map_err(|e| e.to_string())?.into_owned();
        Ok((key, value))
    });
    each.collect()
}

/// By the permanent id of each provision, its words, brackets included, as they stand in a document that this crate wrote.
///
/// # Errors
/// The document is not well formed.
pub fn lines_of(document: &str) -> Result<Vec<(String, String)>, String> {
    let mut lines: Vec<(String, String)> = vec![];
    // By depth, the place of the provision that is open; and whether a number is read, which is no word of it.
    let mut open: Vec<Option<usize>> = vec![];
    let mut number = 0usize;
    let mut reader = Reader::from_str(document);
    loop {
        match reader.read_event().map_err(|e| e.to_string())? {
            Event::Start(element) => {
                let guid = attributes(&element)?.into_iter().find(|(key, _)| key == "GUID").map(|(_, id)| id);
                number += usize::from(number > 0 || element.name().as_ref() == b"num");
                let own = guid.map(|id| {
                    lines.push((id, String::new()));
                    lines.len() - 1
                });
                open.push(own.or(open.last().copied().flatten()));
            }
            Event::End(_) => {
                open.pop();
                number = number.saturating_sub(1);
            }
            Event::Text(text) => {
                let text = String::from_utf8_lossy(&text).into_owned();
                add(&mut lines, &open, number, &text);
            }
            Event::GeneralRef(name) => {
                let name = String::from_utf8_lossy(&name).into_owned();
                let text = quick_xml::escape::unescape(&format!("&{name};"))
                    .map_err(|e| e.to_string())?
                    .into_owned();
                add(&mut lines, &open, number, &text);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    for (_, words) in &mut lines {
        *words = words.trim().to_owned();
    }
    Ok(lines)
}

/// By the permanent id of each provision that has one, its rule, brackets included, as it stands in a document that this crate wrote.
///
/// # Errors
/// The document is not well formed.
pub fn rules_of(document: &str) -> Result<Vec<(String, String)>, String> {
    let mut rules: Vec<(String, String)> = vec![];
    let mut within = false;
    let mut reader = Reader::from_str(document);
    loop {
        let text = match reader.read_event().map_err(|e| e.to_string())? {
            Event::Start(element) if element.local_name().as_ref() == b"rule" => {
                let of = attributes(&element)?.into_iter().find(|(key, _)| key == "provision");
                rules.push((of.map(|(_, id)| id).unwrap_or_default(), String::new()));
                within = true;
                continue;
            }
            Event::End(_) => {
                within = false;
                continue;
            }
            Event::Text(text) => String::from_utf8_lossy(&text).into_owned(),
            Event::GeneralRef(name) => {
                let name = String::from_utf8_lossy(&name).into_owned();
                quick_xml::escape::unescape(&format!("&{name};")).map_err(|e| e.to_string())?.into_owned()
            }
            Event::Eof => return Ok(rules),
            _ => continue,
        };
        if let Some((_, rule)) = rules.last_mut().filter(|_| within) {
            rule.push_str(&text);
        }
    }
}

fn add(lines: &mut [(String, String)], open: &[Option<usize>], number: usize, text: &str) {
    // What stands between elements is the writer's.
    if number > 0 || text.starts_with('\n') {
        return;
    }
    if let Some((_, words)) = open.last().copied().flatten().and_then(|at| lines.get_mut(at)) {
        words.push_str(text);
    }
}
